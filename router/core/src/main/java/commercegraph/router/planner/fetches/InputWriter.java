package commercegraph.router.planner.fetches;

import commercegraph.router.plan.Entities;
import commercegraph.router.planner.fetches.FetchStep.InputCase;
import commercegraph.router.planner.fetches.FetchStep.InputField;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes what is read from the merged answer, with the names of types.
final class InputWriter {
    private final QueryGraph graph;

    InputWriter(QueryGraph graph) {
        this.graph = graph;
    }

    QueryGraph graph() {
        return graph;
    }

    List<Entities.Case> cases(List<InputCase> cases) {
        return cases.stream()
                .map(
                        one ->
                                new Entities.Case(
                                        names(one.types()),
                                        Optional.ofNullable(one.typename()),
                                        fields(one.fields())))
                .toList();
    }

    List<Entities.RepresentationField> fields(List<InputField> fields) {
        return fields.stream()
                .map(
                        field ->
                                new Entities.RepresentationField(
                                        field.name(),
                                        field.slot() == null
                                                ? field.name()
                                                : field.slot().storageKey(),
                                        field.key(),
                                        names(field.types()),
                                        fields(field.fields())))
                .toList();
    }

    Set<String> names(TypeSet types) {
        return Set.copyOf(graph.typeNames(types));
    }
}
