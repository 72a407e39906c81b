package commercegraph.router.planner.fetches;

import commercegraph.router.operation.Selection;
import commercegraph.router.plan.ResponseField;
import commercegraph.router.plan.ResponseField.Source;
import commercegraph.router.planner.paths.Shape;
import commercegraph.router.planner.paths.ShapeField;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes the client's answer shape: for each response key where its value lies and what it must
/// be.
public final class ResponseWriter {
    private final QueryGraph graph;
    private final ResponseTypes types;

    public ResponseWriter(QueryGraph graph, ResponseTypes types) {
        this.graph = graph;
        this.types = types;
    }

    public List<ResponseField> write(Shape shape, Position position) {
        Map<ShapeField, List<Slot>> slots = new LinkedHashMap<>();
        for (Slot slot : position.slots()) {
            if (slot.wanted() != null && !slot.isDropped()) {
                slots.computeIfAbsent(slot.wanted(), _ -> new ArrayList<>()).add(slot);
            }
        }
        List<Draft> drafts = new ArrayList<>();
        for (ShapeField field : shape.fields()) {
            if (field.isTypename()) {
                drafts.add(typename(field, shape));
            } else if (field.isIntrospection()) {
                drafts.add(introspection(field));
            } else if (!field.isFetched()) {
                drafts.add(denied(field));
            } else {
                slots.getOrDefault(field, List.of())
                        .forEach(slot -> add(drafts, stored(field, slot)));
            }
        }
        TypeSet all = shape.possible();
        return drafts.stream().map(draft -> draft.field(all)).toList();
    }

    /// A field before its types are names.
    private final class Draft {
        private final ResponseField field;
        private TypeSet types;

        Draft(ResponseField field, TypeSet types) {
            this.field = field;
            this.types = types;
        }

        ResponseField field(TypeSet all) {
            Set<String> names =
                    types.containsAll(all) ? Set.of() : Set.copyOf(graph.typeNames(types));
            return new ResponseField(
                    field.responseKey(), field.source(), names, field.type(), field.fields());
        }
    }

    /// Parts of one field that were planned apart and came out the same are one again, unless its
    /// objects have other fields in between: their keys keep the operation's order.
    private static void add(List<Draft> drafts, Draft draft) {
        for (int index = drafts.size() - 1; index >= 0; index--) {
            Draft known = drafts.get(index);
            if (known.field.equals(draft.field)) {
                known.types = known.types.or(draft.types);
                return;
            }
            if (known.types.intersects(draft.types)) {
                break;
            }
        }
        drafts.add(draft);
    }

    private Draft stored(ShapeField field, Slot slot) {
        Position child = slot.child();
        return draft(
                field,
                slot.types(),
                new Source.Stored(slot.storageKey()),
                types.of(field.defined().type()),
                child == null || field.child() == null ? List.of() : write(field.child(), child));
    }

    private Draft draft(
            ShapeField field,
            TypeSet forTypes,
            Source source,
            ResponseField.ResponseType type,
            List<ResponseField> fields) {
        return new Draft(
                new ResponseField(field.responseKey(), source, Set.of(), type, fields), forTypes);
    }

    private Draft typename(ShapeField field, Shape shape) {
        Source source =
                shape.possible().size() == 1
                        ? new Source.Typename(graph.typeName(shape.possible().first()))
                        : new Source.Stored("__typename");
        return draft(field, field.types(), source, ResponseTypes.TYPENAME, List.of());
    }

    private Draft denied(ShapeField field) {
        Selection.Denial denial = field.source().denial().orElseThrow();
        return draft(
                field,
                field.types(),
                new Source.Denied(denial.code(), denial.message()),
                types.of(field.defined().type()),
                List.of());
    }

    private Draft introspection(ShapeField field) {
        String parent = graph.supergraph().queryType();
        List<ResponseField> fields =
                introspectionFields(types.base(parent, field.name()), field.selections());
        return draft(
                field,
                field.types(),
                new Source.Stored(field.responseKey()),
                types.of(parent, field.name()),
                fields);
    }

    private List<ResponseField> introspectionFields(
            @Nullable String type, List<Selection> selections) {
        List<ResponseField> fields = new ArrayList<>();
        for (Selection selection : selections) {
            if (type != null && selection instanceof Selection.Field field) {
                fields.add(introspectionField(type, field));
            }
        }
        return fields;
    }

    private ResponseField introspectionField(String type, Selection.Field field) {
        Source source =
                field.name().equals("__typename")
                        ? new Source.Typename(type)
                        : new Source.Stored(field.responseKey());
        return new ResponseField(
                field.responseKey(),
                source,
                Set.of(),
                types.of(type, field.name()),
                introspectionFields(types.base(type, field.name()), field.selections()));
    }
}
