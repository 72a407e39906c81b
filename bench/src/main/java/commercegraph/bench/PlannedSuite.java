package commercegraph.bench;

import commercegraph.router.composition.Composer;
import commercegraph.router.composition.CompositionResult;
import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import commercegraph.router.operation.Checked;
import commercegraph.router.operation.Operation;
import commercegraph.router.supergraph.SupergraphReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The operations of one folder of cases, and the graph that they are for.
///
/// @param operations without those that are refused before they are planned
record PlannedSuite(PlannedGraph graph, List<Operation> operations) {
    private static final Path OWN = Path.of("router/core/src/test/resources/planner");
    private static final Path SHARED = Path.of("../shared/federation");
    private static final JsonKey QUERY = JsonKey.of("query");

    PlannedSuite {
        operations = List.copyOf(operations);
    }

    /// The names of those that there are, to be run from the repository's root.
    static List<String> found() throws IOException {
        List<String> names = new ArrayList<>(folders(OWN));
        if (Files.isDirectory(SHARED)) {
            names.addAll(folders(SHARED));
        } else {
            System.out.println("skipped: no shared federation cases at " + SHARED);
        }
        return names;
    }

    static PlannedSuite of(String name) throws IOException {
        Path own = OWN.resolve(name);
        return Files.isDirectory(own) ? own(own) : shared(SHARED.resolve(name));
    }

    private static PlannedSuite own(Path folder) throws IOException {
        List<SubgraphSdl> subgraphs = new ArrayList<>();
        for (Path file : files(folder.resolve("subgraphs"))) {
            String name = file.getFileName().toString().replace(".graphql", "");
            subgraphs.add(new SubgraphSdl(name, "", Files.readString(file)));
        }
        if (!(Composer.create().compose(subgraphs)
                instanceof CompositionResult.Composed composed)) {
            throw new IllegalStateException("does not compose: " + folder);
        }
        List<String> documents = new ArrayList<>();
        for (Path file : files(folder)) {
            if (file.toString().endsWith(".graphql")) {
                documents.add(Files.readString(file));
            }
        }
        return of(PlannedGraph.of(composed.supergraph()), documents);
    }

    private static PlannedSuite shared(Path folder) throws IOException {
        String supergraph = Files.readString(folder.resolve("supergraph.graphql"));
        List<String> documents = new ArrayList<>();
        try {
            Tape tape = Tape.scan(Files.readAllBytes(folder.resolve("tests.json")));
            int end = tape.next(tape.root());
            for (int test = tape.first(tape.root()); test < end; test = tape.next(test)) {
                documents.add(tape.text(tape.find(test, QUERY)));
            }
        } catch (MalformedJson malformed) {
            throw new IllegalStateException(malformed);
        }
        return of(PlannedGraph.of(SupergraphReader.read(supergraph)), documents);
    }

    private static PlannedSuite of(PlannedGraph graph, List<String> documents) {
        List<Operation> operations = new ArrayList<>();
        for (String document : documents) {
            if (graph.reader().read(document, Optional.empty()) instanceof Checked.Valid) {
                operations.add(graph.operation(document));
            }
        }
        return new PlannedSuite(graph, operations);
    }

    private static List<String> folders(Path parent) throws IOException {
        return files(parent).stream()
                .filter(Files::isDirectory)
                .map(folder -> folder.getFileName().toString())
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
