package commercegraph.router.execution;

import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.plan.Entities;
import commercegraph.router.plan.Entities.RepresentationField;
import commercegraph.router.plan.PlanNode;
import commercegraph.router.plan.QueryPlan;
import commercegraph.router.plan.ResponseField;
import commercegraph.router.plan.ResponseField.ResponseType;
import commercegraph.router.plan.ResponseField.Scalar;
import commercegraph.router.plan.ResponseField.Source;
import commercegraph.router.plan.ResponsePath;
import commercegraph.router.plan.ResponsePath.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Short words for plans in tests.
final class Plans {
    private Plans() {}

    static QueryPlan query(PlanNode root, ResponseField... response) {
        return new QueryPlan(OperationKind.QUERY, Optional.of(root), List.of(response));
    }

    static PlanNode.Fetch fetch(String subgraph, String document, String... variables) {
        return new PlanNode.Fetch(
                new SubgraphName(subgraph),
                OperationKind.QUERY,
                document,
                Set.of(variables),
                Optional.empty());
    }

    static PlanNode entities(String path, String subgraph, String fields, Entities entities) {
        String document =
                "query($representations:[_Any!]!){_entities(representations:$representations){"
                        + fields
                        + "}}";
        PlanNode.Fetch fetch =
                new PlanNode.Fetch(
                        new SubgraphName(subgraph),
                        OperationKind.QUERY,
                        document,
                        Set.of(),
                        Optional.of(entities));
        return new PlanNode.Flatten(path(path), fetch);
    }

    /// `products.@.author`, `media.|[Book]`.
    static ResponsePath path(String text) {
        List<Step> steps = new ArrayList<>();
        for (String step : text.split("\\.")) {
            if (step.equals("@")) {
                steps.add(new Step.EachItem());
            } else if (step.startsWith("|[")) {
                steps.add(
                        new Step.OnTypes(Set.of(step.substring(2, step.length() - 1).split(","))));
            } else {
                steps.add(new Step.Key(step));
            }
        }
        return new ResponsePath(steps);
    }

    static Entities byType(String type, RepresentationField... fields) {
        return new Entities(
                List.of(new Entities.Case(Set.of(), Optional.of(type), List.of(fields))), false);
    }

    static RepresentationField key(String name, RepresentationField... fields) {
        return new RepresentationField(name, name, true, Set.of(), List.of(fields));
    }

    static RepresentationField required(String name, RepresentationField... fields) {
        return new RepresentationField(name, name, false, Set.of(), List.of(fields));
    }

    static PlanNode sequence(PlanNode... nodes) {
        return new PlanNode.Sequence(List.of(nodes));
    }

    static PlanNode parallel(PlanNode... nodes) {
        return new PlanNode.Parallel(List.of(nodes));
    }

    static ResponseField field(String key, ResponseType type, ResponseField... fields) {
        return new ResponseField(key, new Source.Stored(key), Set.of(), type, List.of(fields));
    }

    static ResponseField alias(
            String key, String storageKey, ResponseType type, ResponseField... fields) {
        return new ResponseField(
                key, new Source.Stored(storageKey), Set.of(), type, List.of(fields));
    }

    static ResponseField on(String type, ResponseField field) {
        return new ResponseField(
                field.responseKey(), field.source(), Set.of(type), field.type(), field.fields());
    }

    static ResponseField denied(String key, ResponseType type) {
        return new ResponseField(
                key, new Source.Denied("FORBIDDEN", "not for you"), Set.of(), type, List.of());
    }

    static ResponseType leaf(Scalar scalar) {
        return new ResponseType.Leaf(scalar.name(), scalar, Set.of());
    }

    static ResponseType string() {
        return leaf(Scalar.STRING);
    }

    static ResponseType object(String name, String... possibleTypes) {
        return new ResponseType.Composite(
                name,
                possibleTypes.length == 0
                        ? Set.of(name)
                        : Set.copyOf(Arrays.asList(possibleTypes)));
    }

    static ResponseType list(ResponseType of) {
        return new ResponseType.ListOf(of);
    }

    static ResponseType nonNull(ResponseType of) {
        return new ResponseType.NonNull(of);
    }
}
