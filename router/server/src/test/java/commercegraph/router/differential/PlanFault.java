package commercegraph.router.differential;

import commercegraph.router.federation.OperationKind;
import commercegraph.router.plan.Contextual;
import commercegraph.router.plan.Entities;
import commercegraph.router.plan.PlanNode;
import commercegraph.router.plan.QueryPlan;
import commercegraph.router.plan.ResponseField;
import commercegraph.router.plan.ResponsePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What a planner might get wrong, done to its plans.
enum PlanFault implements UnaryOperator<QueryPlan> {
    KEY_FIELD_LOST,
    REQUIRED_FIELD_LOST,
    WRONG_STORAGE_KEY_IN_REPRESENTATION,
    TYPES_OF_CASE_IGNORED,
    CASE_LOST,
    INTERFACE_NAME_NOT_SENT,
    PATH_TOO_SHORT,
    PATH_OF_BATCH_LOST,
    DEPENDENCY_LOST,
    FETCH_LOST,
    MUTATIONS_IN_WRONG_ORDER,
    ARGUMENT_LOST,
    TYPES_OF_RESPONSE_FIELD_IGNORED,
    RESPONSE_FIELD_LOST,
    FARTHEST_CONTEXT,
    TYPES_OF_CONTEXT_IGNORED,
    CONTEXTS_SWAPPED,
    NON_NULL_IGNORED;

    @Override
    public QueryPlan apply(QueryPlan plan) {
        Optional<PlanNode> root = plan.root().map(this::node);
        if (this == MUTATIONS_IN_WRONG_ORDER && plan.kind() == OperationKind.MUTATION) {
            root = plan.root().map(PlanFault::backwards);
        }
        return new QueryPlan(plan.kind(), root, response(plan.response(), true));
    }

    private static PlanNode backwards(PlanNode node) {
        return node instanceof PlanNode.Sequence(var nodes)
                ? new PlanNode.Sequence(nodes.reversed())
                : node;
    }

    private PlanNode node(PlanNode node) {
        return switch (node) {
            case PlanNode.Fetch fetch ->
                    new PlanNode.Fetch(
                            fetch.subgraph(),
                            fetch.kind(),
                            document(fetch.document()),
                            fetch.variables(),
                            fetch.entities().map(this::entities));
            case PlanNode.BatchFetch batch ->
                    new PlanNode.BatchFetch(
                            batch.subgraph(),
                            document(batch.document()),
                            batch.variables(),
                            batch.targets().stream().map(this::target).toList());
            case PlanNode.ContextFetch fetch ->
                    new PlanNode.ContextFetch(
                            fetch.subgraph(),
                            fetch.variables(),
                            fetch.declared(),
                            fetch.targets().stream().map(this::target).toList());
            case PlanNode.Flatten(var path, var inner) ->
                    new PlanNode.Flatten(path(path), node(inner));
            case PlanNode.Sequence(var nodes) ->
                    this == DEPENDENCY_LOST
                            ? new PlanNode.Parallel(nodes(nodes))
                            : new PlanNode.Sequence(withoutLast(nodes(nodes), FETCH_LOST));
            case PlanNode.Parallel(var nodes) -> new PlanNode.Parallel(nodes(nodes));
            case PlanNode.Subscription(var primary, var rest) ->
                    new PlanNode.Subscription(primary, rest.map(this::node));
            default -> node;
        };
    }

    private List<PlanNode> nodes(List<PlanNode> nodes) {
        return nodes.stream().map(this::node).toList();
    }

    private <T> List<T> withoutLast(List<T> all, PlanFault fault) {
        return this == fault && all.size() > 1 ? all.subList(0, all.size() - 1) : all;
    }

    private String document(String document) {
        return this == ARGUMENT_LOST ? document.replaceAll("\\(n:\\d+\\)", "") : document;
    }

    private PlanNode.BatchFetch.Target target(PlanNode.BatchFetch.Target target) {
        return new PlanNode.BatchFetch.Target(
                target.alias(),
                target.variable(),
                withoutLast(target.paths(), PATH_OF_BATCH_LOST).stream().map(this::path).toList(),
                entities(target.entities()));
    }

    private PlanNode.ContextFetch.Target target(PlanNode.ContextFetch.Target target) {
        return new PlanNode.ContextFetch.Target(
                target.alias(),
                target.variable(),
                target.paths(),
                entities(target.entities()),
                target.selections().stream().map(this::document).toList(),
                this == CONTEXTS_SWAPPED ? target.cuts().reversed() : target.cuts(),
                target.variables(),
                target.contextual().stream().map(this::contextual).toList());
    }

    private Contextual contextual(Contextual contextual) {
        List<Contextual.Origin> origins = contextual.origins();
        return new Contextual(
                contextual.variable(),
                contextual.type(),
                switch (this) {
                    case FARTHEST_CONTEXT -> List.of(origins.getLast());
                    case TYPES_OF_CONTEXT_IGNORED ->
                            origins.stream()
                                    .map(it -> new Contextual.Origin(it.up(), Set.of(), it.value()))
                                    .toList();
                    default -> origins;
                });
    }

    private ResponsePath path(ResponsePath path) {
        return new ResponsePath(withoutLast(path.steps(), PATH_TOO_SHORT));
    }

    private Entities entities(Entities entities) {
        List<Entities.Case> cases =
                withoutLast(entities.cases(), CASE_LOST).stream().map(this::entitiesCase).toList();
        return new Entities(cases, entities.apart());
    }

    private Entities.Case entitiesCase(Entities.Case one) {
        return new Entities.Case(
                this == TYPES_OF_CASE_IGNORED ? Set.of() : one.types(),
                this == INTERFACE_NAME_NOT_SENT ? Optional.empty() : one.typename(),
                fields(one.fields()));
    }

    private List<Entities.RepresentationField> fields(List<Entities.RepresentationField> all) {
        List<Entities.RepresentationField> fields = new ArrayList<>(all);
        if (this == REQUIRED_FIELD_LOST) {
            fields.removeIf(it -> !it.key());
        }
        if (this == KEY_FIELD_LOST && !fields.isEmpty() && fields.getFirst().key()) {
            fields.removeFirst();
        }
        if (this == WRONG_STORAGE_KEY_IN_REPRESENTATION) {
            String other = fields.getLast().storageKey();
            fields.replaceAll(
                    it ->
                            new Entities.RepresentationField(
                                    it.name(), other, it.key(), it.types(), it.fields()));
        }
        return fields;
    }

    private List<ResponseField> response(List<ResponseField> all, boolean top) {
        List<ResponseField> fields = top ? all : withoutLast(all, RESPONSE_FIELD_LOST);
        return fields.stream().map(this::field).toList();
    }

    private ResponseField field(ResponseField field) {
        return new ResponseField(
                field.responseKey(),
                field.source(),
                this == TYPES_OF_RESPONSE_FIELD_IGNORED ? Set.of() : field.types(),
                type(field.type()),
                response(field.fields(), false));
    }

    private ResponseField.ResponseType type(ResponseField.ResponseType type) {
        return switch (type) {
            case ResponseField.ResponseType.NonNull(var of) when this == NON_NULL_IGNORED ->
                    type(of);
            case ResponseField.ResponseType.NonNull(var of) ->
                    new ResponseField.ResponseType.NonNull(type(of));
            case ResponseField.ResponseType.ListOf(var of) ->
                    new ResponseField.ResponseType.ListOf(type(of));
            default -> type;
        };
    }
}
