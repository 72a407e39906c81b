package commercegraph.router.planner.paths;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.operation.Selection;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import commercegraph.router.supergraph.FieldDefinition;
import commercegraph.router.supergraph.TypeReference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes shapes of selections. Types are not looked at one by one: the set of types of a selection
/// is split only where a type condition splits it, so an interface with a hundred implementations
/// costs as much as one with two.
public final class ShapeBuilder {
    private final QueryGraph graph;
    private final Steps steps;

    public ShapeBuilder(QueryGraph graph, Steps steps) {
        this.graph = graph;
        this.steps = steps;
    }

    public Shape build(String type, List<Selection> selections) {
        TypeSet possible = graph.possible(type);
        Map<String, List<Part>> byKey = new LinkedHashMap<>();
        int[] order = {0};
        collect(selections, possible, byKey, order);
        List<Part> parts = new ArrayList<>();
        byKey.values().forEach(parts::addAll);
        parts.sort((one, other) -> Integer.compare(one.order, other.order));
        List<ShapeField> fields = new ArrayList<>();
        parts.forEach(part -> addFields(part, fields));
        return new Shape(type, possible, fields);
    }

    /// A field set reads as a selection set whose response keys are the names.
    public static List<Selection> selections(List<FieldSet.Selection> fieldSet) {
        return fieldSet.stream()
                .<Selection>map(
                        selection ->
                                switch (selection) {
                                    case FieldSet.Field field ->
                                            new Selection.Field(
                                                    field.name(),
                                                    field.name(),
                                                    field.arguments(),
                                                    selections(field.selections()),
                                                    Optional.empty());
                                    case FieldSet.TypeCondition condition ->
                                            new Selection.Fragment(
                                                    condition.type(),
                                                    selections(condition.selections()));
                                })
                .toList();
    }

    private void collect(
            List<Selection> selections, TypeSet types, Map<String, List<Part>> byKey, int[] order) {
        for (Selection selection : selections) {
            steps.take(1);
            switch (selection) {
                case Selection.Field field ->
                        add(
                                byKey.computeIfAbsent(field.responseKey(), _ -> new ArrayList<>()),
                                field,
                                types,
                                order[0]++);
                case Selection.Fragment(var condition, var inner) -> {
                    TypeSet narrowed = types.and(graph.possible(condition));
                    if (!narrowed.isEmpty()) {
                        collect(inner, narrowed, byKey, order);
                    }
                }
            }
        }
    }

    /// Joins the field to the parts whose types it shares, and splits a part that it shares only
    /// some types with.
    private void add(List<Part> parts, Selection.Field field, TypeSet types, int order) {
        TypeSet rest = types;
        for (int index = 0; index < parts.size() && !rest.isEmpty(); index++) {
            Part part = parts.get(index);
            TypeSet shared = part.types.and(rest);
            if (shared.isEmpty()) {
                continue;
            }
            if (!shared.equals(part.types)) {
                parts.add(
                        new Part(
                                part.types.minus(shared),
                                part.order,
                                new ArrayList<>(part.fields)));
                part.types = shared;
            }
            part.fields.add(field);
            rest = rest.minus(shared);
        }
        if (!rest.isEmpty()) {
            steps.take(1);
            parts.add(new Part(rest, order, new ArrayList<>(List.of(field))));
        }
    }

    /// One for each type that the field has in the supergraph: `Book.author: User` and
    /// `Song.author: Artist` are different fields.
    private void addFields(Part part, List<ShapeField> fields) {
        Selection.Field first = part.fields.getFirst();
        if (first.name().startsWith("__")) {
            fields.add(new ShapeField(first, part.types, null, null, merged(part)));
            return;
        }
        FieldDefinition common = common(part, first.name());
        if (common != null) {
            fields.add(new ShapeField(first, part.types, common, child(part, common), List.of()));
            return;
        }
        Map<TypeReference, BitSet> byType = new LinkedHashMap<>();
        Map<TypeReference, FieldDefinition> definitions = new HashMap<>();
        part.types.forEach(
                type -> {
                    FieldDefinition definition = graph.field(type, first.name());
                    if (definition != null) {
                        byType.computeIfAbsent(definition.type(), _ -> new BitSet()).set(type);
                        definitions.putIfAbsent(definition.type(), definition);
                    }
                });
        byType.forEach(
                (type, types) -> {
                    FieldDefinition definition = Objects.requireNonNull(definitions.get(type));
                    fields.add(
                            new ShapeField(
                                    first,
                                    TypeSet.of(types),
                                    definition,
                                    child(part, definition),
                                    List.of()));
                });
    }

    /// The first type's definition where the field has one type in all of them; else null.
    private @Nullable FieldDefinition common(Part part, String field) {
        int first = part.types.first();
        FieldDefinition common = graph.field(first, field);
        if (common == null) {
            return null;
        }
        for (int type = part.types.after(first); type >= 0; type = part.types.after(type)) {
            FieldDefinition definition = graph.field(type, field);
            if (definition == null || !definition.type().equals(common.type())) {
                return null;
            }
        }
        return common;
    }

    private @Nullable Shape child(Part part, FieldDefinition definition) {
        if (!graph.isComposite(definition.type().baseName())) {
            return null;
        }
        return build(definition.type().baseName(), merged(part));
    }

    private static List<Selection> merged(Part part) {
        return part.fields.size() == 1
                ? part.fields.getFirst().selections()
                : part.fields.stream().flatMap(field -> field.selections().stream()).toList();
    }

    private static final class Part {
        TypeSet types;
        final int order;
        final List<Selection.Field> fields;

        Part(TypeSet types, int order, List<Selection.Field> fields) {
            this.types = types;
            this.order = order;
            this.fields = fields;
        }
    }
}
