package commercegraph.router.execution;

import commercegraph.router.execution.CompiledEntities.CompiledCase;
import commercegraph.router.execution.CompiledEntities.RepresentationField;
import commercegraph.router.execution.CompiledEntities.RepresentationFields;
import commercegraph.router.execution.CompiledField.CompiledSource;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.json.JsonBuffer;
import commercegraph.router.json.JsonKey;
import commercegraph.router.plan.Contextual;
import commercegraph.router.plan.Entities;
import commercegraph.router.plan.PlanNode;
import commercegraph.router.plan.QueryPlan;
import commercegraph.router.plan.ResponseField;
import commercegraph.router.plan.ResponseField.ResponseType;
import commercegraph.router.plan.ResponseField.Source;
import commercegraph.router.plan.ResponsePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compiles one plan.
final class PlanCompiler {
    private static final JsonKey ENTITIES = JsonKey.of("_entities");
    private static final JsonKey REPRESENTATIONS = JsonKey.of("representations");

    private final TextTable.Builder types = new TextTable.Builder();

    /// A plan says the same few names again and again, and plans are kept by the thousand.
    private final Map<String, JsonKey> keys = new HashMap<>();

    private int fields;

    CompiledPlan compile(QueryPlan plan) {
        CompiledSelection response = selection(plan.response());
        Optional<PlanNode.Subscription> subscription =
                plan.root()
                        .filter(PlanNode.Subscription.class::isInstance)
                        .map(PlanNode.Subscription.class::cast);
        Optional<CompiledStep.Fetch> primary =
                subscription.map(node -> fetch(node.primary(), CompiledPath.ROOT));
        Optional<PlanNode> rest =
                subscription.isPresent()
                        ? subscription.flatMap(PlanNode.Subscription::rest)
                        : plan.root();
        Optional<CompiledStep> steps = rest.map(node -> step(node, CompiledPath.ROOT));
        return new CompiledPlan(plan.kind(), primary, steps, response, types.build(), fields);
    }

    private CompiledStep step(PlanNode node, CompiledPath at) {
        return switch (node) {
            case PlanNode.Fetch fetch -> fetch(fetch, at);
            case PlanNode.BatchFetch batch -> batch(batch, at);
            case PlanNode.ContextFetch fetch -> contextFetch(fetch, at);
            case PlanNode.Flatten(var path, var inner) -> step(inner, at.then(steps(path)));
            case PlanNode.Sequence(var nodes) -> new CompiledStep.Sequence(steps(nodes, at));
            case PlanNode.Parallel(var nodes) -> new CompiledStep.Parallel(steps(nodes, at));
            case PlanNode.Subscription _ ->
                    throw new IllegalArgumentException("a subscription stands at a plan's root");
        };
    }

    private List<CompiledStep> steps(List<PlanNode> nodes, CompiledPath at) {
        return nodes.stream().map(node -> step(node, at)).toList();
    }

    private CompiledStep.Fetch fetch(PlanNode.Fetch fetch, CompiledPath at) {
        List<CompiledStep.Target> targets =
                fetch.entities().stream()
                        .map(
                                entities ->
                                        new CompiledStep.Target(
                                                ENTITIES,
                                                REPRESENTATIONS,
                                                List.of(at),
                                                entities(entities)))
                        .toList();
        return new CompiledStep.Fetch(
                fetch.subgraph(),
                fetch.kind(),
                new FetchedFields(fetch.document()),
                prefix(fetch.document()),
                keys(fetch.variables()),
                at,
                targets);
    }

    private CompiledStep.Fetch batch(PlanNode.BatchFetch batch, CompiledPath at) {
        List<CompiledStep.Target> targets =
                batch.targets().stream()
                        .map(
                                target ->
                                        new CompiledStep.Target(
                                                key(target.alias()),
                                                key(target.variable()),
                                                target.paths().stream()
                                                        .map(path -> at.then(steps(path)))
                                                        .toList(),
                                                entities(target.entities())))
                        .toList();
        return new CompiledStep.Fetch(
                batch.subgraph(),
                OperationKind.QUERY,
                new FetchedFields(batch.document()),
                prefix(batch.document()),
                keys(batch.variables()),
                at,
                targets);
    }

    private CompiledStep.ContextFetch contextFetch(PlanNode.ContextFetch fetch, CompiledPath at) {
        return new CompiledStep.ContextFetch(
                fetch,
                keys(fetch.variables()),
                fetch.targets().stream().map(target -> contextTarget(target, at)).toList());
    }

    private CompiledStep.ContextTarget contextTarget(
            PlanNode.ContextFetch.Target target, CompiledPath at) {
        return new CompiledStep.ContextTarget(
                new CompiledStep.Target(
                        key(target.alias()),
                        key(target.variable()),
                        target.paths().stream().map(path -> at.then(steps(path))).toList(),
                        entities(target.entities())),
                target.contextual().stream().map(this::contextValue).toList());
    }

    private CompiledStep.ContextValue contextValue(Contextual contextual) {
        return new CompiledStep.ContextValue(
                contextual.variable(),
                contextual.type().endsWith("!"),
                contextual.origins().stream()
                        .map(
                                origin ->
                                        new CompiledStep.Origin(
                                                origin.up(),
                                                TypeSet.condition(origin.types(), types),
                                                representation(origin.value())))
                        .toList());
    }

    private JsonKey key(String name) {
        return keys.computeIfAbsent(name, JsonKey::of);
    }

    static byte[] prefix(String document) {
        JsonBuffer buffer = new JsonBuffer(document.length() + 32);
        buffer.ascii("{\"query\":");
        buffer.string(document);
        buffer.ascii(",\"variables\":{");
        return buffer.toBytes();
    }

    private List<JsonKey> keys(Set<String> names) {
        return names.stream().sorted().map(this::key).toList();
    }

    private List<CompiledPath.Step> steps(ResponsePath path) {
        return path.steps().stream().map(this::step).toList();
    }

    private CompiledPath.Step step(ResponsePath.Step step) {
        return switch (step) {
            case ResponsePath.Step.Key(var key) -> new CompiledPath.Step.Key(key(key));
            case ResponsePath.Step.EachItem() -> new CompiledPath.Step.EachItem();
            case ResponsePath.Step.OnTypes(var names) ->
                    new CompiledPath.Step.OnTypes(TypeSet.of(names, types));
        };
    }

    private CompiledEntities entities(Entities entities) {
        return CompiledEntities.of(
                entities.cases().stream().map(this::entityCase).toArray(CompiledCase[]::new),
                entities.apart());
    }

    private CompiledCase entityCase(Entities.Case one) {
        return new CompiledCase(
                TypeSet.condition(one.types(), types),
                one.typename().map(this::key).orElse(null),
                representation(one.fields()),
                one.fields().stream().anyMatch(Entities.RepresentationField::key));
    }

    private RepresentationFields representation(List<Entities.RepresentationField> of) {
        fields += of.size();
        return new RepresentationFields(
                of.stream()
                        .map(
                                field ->
                                        new RepresentationField(
                                                key(field.name()),
                                                key(field.storageKey()),
                                                field.key(),
                                                TypeSet.condition(field.types(), types),
                                                representation(field.fields())))
                        .toArray(RepresentationField[]::new),
                of.stream().anyMatch(field -> !field.types().isEmpty()));
    }

    private CompiledSelection selection(List<ResponseField> of) {
        fields += of.size();
        return CompiledSelection.of(of.stream().map(this::field).toList());
    }

    private CompiledField field(ResponseField field) {
        return new CompiledField(
                key(field.responseKey()),
                source(field.source()),
                TypeSet.condition(field.types(), types),
                type(field.type(), false, field.fields()));
    }

    private CompiledSource source(Source source) {
        return switch (source) {
            case Source.Stored(var key) -> new CompiledSource.Stored(key(key));
            case Source.Typename(var type) -> new CompiledSource.Typename(key(type));
            case Source.Denied(var code, var message) -> new CompiledSource.Denied(code, message);
        };
    }

    private CompiledType type(ResponseType type, boolean nonNull, List<ResponseField> fields) {
        return switch (type) {
            case ResponseType.NonNull(var of) -> type(of, true, fields);
            case ResponseType.ListOf(var of) ->
                    new CompiledType.ListOf(nonNull, type(of, false, fields));
            case ResponseType.Leaf(var name, var scalar, var values) ->
                    new CompiledType.Leaf(
                            nonNull, name, scalar, values.isEmpty() ? null : TextTable.of(values));
            case ResponseType.Composite(var name, var possibleTypes) -> {
                boolean sole = possibleTypes.size() == 1;
                yield new CompiledType.Composite(
                        nonNull,
                        name,
                        TypeSet.of(possibleTypes, types),
                        sole && possibleTypes.contains(name),
                        sole ? types.id(possibleTypes.iterator().next()) : TextTable.UNKNOWN,
                        selection(fields));
            }
        };
    }
}
