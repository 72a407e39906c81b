package commercegraph.router.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder of cases over one supergraph.
///
/// @param subgraphs SDL by name
/// @param facts what each subgraph answers, by name
/// @param supergraph as another composer composed it; empty where the folder has none
public record Suite(
        String name,
        Map<String, String> subgraphs,
        Map<String, @Nullable Object> facts,
        Optional<String> supergraph,
        List<Case> cases) {

    /// @param expected `data` as the answer must have it; `errors` whether it must have any, or not
    /// said
    public record Case(
            String name,
            String query,
            Map<String, @Nullable Object> variables,
            Map<String, @Nullable Object> expected) {}

    /// Every suite in a folder, by name; none where the folder is absent.
    public static List<Suite> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return files(folder, "").stream().filter(Files::isDirectory).map(Suite::read).toList();
    }

    private static Suite read(Path folder) {
        Map<String, String> subgraphs = new LinkedHashMap<>();
        for (Path file : files(folder.resolve("subgraphs"), ".graphql")) {
            subgraphs.put(stem(file), text(file));
        }
        Path composed = folder.resolve("supergraph.graphql");
        return new Suite(
                folder.getFileName().toString(),
                subgraphs,
                Json.object(Json.read(folder.resolve("data.json"))),
                Files.exists(composed) ? Optional.of(text(composed)) : Optional.empty(),
                Files.exists(folder.resolve("tests.json"))
                        ? listedCases(folder.resolve("tests.json"))
                        : pairedCases(folder));
    }

    /// One list of all cases.
    private static List<Case> listedCases(Path file) {
        List<Case> cases = new ArrayList<>();
        for (Object one : Json.list(Json.read(file))) {
            Map<String, @Nullable Object> entry = Json.object(one);
            Object variables = entry.getOrDefault("variables", Map.of());
            cases.add(
                    new Case(
                            String.valueOf(cases.size()),
                            String.valueOf(entry.get("query")),
                            Json.object(variables),
                            Json.object(entry.get("expected"))));
        }
        return cases;
    }

    /// `CASE.graphql` and `CASE.json`; variables stand in the latter.
    private static List<Case> pairedCases(Path folder) {
        List<Case> cases = new ArrayList<>();
        for (Path file : files(folder, ".graphql")) {
            Map<String, @Nullable Object> expected =
                    Json.object(Json.read(folder.resolve(stem(file) + ".json")));
            Object variables = expected.getOrDefault("variables", Map.of());
            cases.add(new Case(stem(file), text(file), Json.object(variables), expected));
        }
        return cases;
    }

    private static List<Path> files(Path folder, String extension) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
