package commercegraph.router.planner;

import commercegraph.router.composition.Composer;
import commercegraph.router.composition.CompositionResult;
import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.operation.Checked;
import commercegraph.router.operation.ClientOperation;
import commercegraph.router.operation.DocumentLimits;
import commercegraph.router.operation.Operation;
import commercegraph.router.operation.OperationReader;
import commercegraph.router.plan.PlanNode;
import commercegraph.router.plan.PlanText;
import commercegraph.router.plan.QueryPlan;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.SupergraphReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A supergraph to plan over, from a file.
final class PlanCase {
    static final int STEPS_MAX = 1_000_000;

    private final Supergraph supergraph;
    private final OperationReader reader;
    private final QueryPlanner planner;

    private PlanCase(Supergraph supergraph) {
        this.supergraph = supergraph;
        this.reader = new OperationReader(supergraph, DocumentLimits.DEFAULT);
        this.planner = new QueryPlanner(supergraph, STEPS_MAX);
    }

    static PlanCase of(Path supergraph) throws IOException {
        return ofText(Files.readString(supergraph));
    }

    /// Of the subgraphs of a folder, composed here.
    static PlanCase composed(Path folder) {
        List<SubgraphSdl> subgraphs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("subgraphs"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".graphql", "");
                subgraphs.add(new SubgraphSdl(name, "", Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(subgraphs);
    }

    static PlanCase of(List<SubgraphSdl> subgraphs) {
        return switch (Composer.create().compose(subgraphs)) {
            case CompositionResult.Composed composed -> new PlanCase(composed.supergraph());
            case CompositionResult.Failed failed ->
                    throw new AssertionError(failed.errors().toString());
        };
    }

    static PlanCase ofText(String supergraph) {
        return new PlanCase(SupergraphReader.read(supergraph));
    }

    Supergraph supergraph() {
        return supergraph;
    }

    Checked<ClientOperation> read(String document) {
        return reader.read(document, Optional.empty());
    }

    Operation operation(String document, Map<String, Boolean> conditions) {
        ClientOperation read = valid(read(document));
        return valid(read.normalize(conditions));
    }

    Planning planning(Operation operation) {
        return planner.plan(operation, Set.of());
    }

    Planning planning(String document) {
        return planner.plan(operation(document, Map.of()), Set.of());
    }

    QueryPlan plan(String document) {
        return switch (planning(document)) {
            case Planning.Planned(var plan, _) -> plan;
            case Planning.Refused(var failure) -> throw new AssertionError(failure.message());
        };
    }

    String text(String document) {
        return text(planning(document));
    }

    /// The plan for each set of values that decides what the operation is.
    String golden(String document, Set<String> labels) {
        StringBuilder text = new StringBuilder();
        conditioned(document)
                .forEach(
                        (conditions, operation) ->
                                text.append(conditions.isEmpty() ? "" : "# " + conditions + "\n")
                                        .append(text(planner.plan(operation, labels))));
        return text.toString();
    }

    private Map<Map<String, Boolean>, Operation> conditioned(String document) {
        ClientOperation client = valid(read(document));
        List<String> variables = client.conditionVariables().stream().sorted().toList();
        Map<Map<String, Boolean>, Operation> operations = new LinkedHashMap<>();
        for (int bits = 0; bits < 1 << variables.size(); bits++) {
            Map<String, Boolean> values = new TreeMap<>();
            for (int variable = 0; variable < variables.size(); variable++) {
                values.put(variables.get(variable), (bits >> variable & 1) == 1);
            }
            operations.put(values, valid(client.normalize(values)));
        }
        return operations;
    }

    private static String text(Planning planning) {
        return switch (planning) {
            case Planning.Planned(var plan, _) -> PlanText.of(plan);
            case Planning.Refused(var failure) -> failure.message();
        };
    }

    /// What is wrong with the operation's plans; empty when nothing is.
    List<String> problems(String document, Set<String> labels, Path suite) {
        List<String> problems = new ArrayList<>();
        conditioned(document)
                .forEach(
                        (_, operation) ->
                                problems.addAll(problems(planner.plan(operation, labels), suite)));
        return problems;
    }

    List<String> problems(String document, Path suite) {
        return problems(planning(document), suite);
    }

    private static List<String> problems(Planning planning, Path suite) {
        if (!(planning instanceof Planning.Planned(var plan, _))) {
            return List.of(text(planning));
        }
        List<String> problems = new ArrayList<>();
        fetches(plan)
                .forEach(
                        fetch ->
                                problems.addAll(
                                        SubgraphSchemas.of(suite)
                                                .problems(fetch.subgraph(), fetch.document())));
        return problems;
    }

    record Asked(SubgraphName subgraph, String document) {}

    static List<Asked> fetches(QueryPlan plan) {
        List<Asked> fetches = new ArrayList<>();
        plan.root().ifPresent(node -> collect(node, fetches));
        return fetches;
    }

    private static void collect(PlanNode node, List<Asked> into) {
        switch (node) {
            case PlanNode.Fetch fetch -> into.add(new Asked(fetch.subgraph(), fetch.document()));
            case PlanNode.BatchFetch fetch ->
                    into.add(new Asked(fetch.subgraph(), fetch.document()));
            case PlanNode.ContextFetch fetch ->
                    into.add(new Asked(fetch.subgraph(), fetch.document()));
            case PlanNode.Flatten(_, var inner) -> collect(inner, into);
            case PlanNode.Sequence(var nodes) -> nodes.forEach(it -> collect(it, into));
            case PlanNode.Parallel(var nodes) -> nodes.forEach(it -> collect(it, into));
            case PlanNode.Subscription(var primary, var rest) -> {
                collect(primary, into);
                rest.ifPresent(it -> collect(it, into));
            }
        }
    }

    private static <T> T valid(Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T>(var value) -> value;
            case Checked.Invalid<T>(var errors) -> throw new AssertionError(errors.toString());
        };
    }
}
