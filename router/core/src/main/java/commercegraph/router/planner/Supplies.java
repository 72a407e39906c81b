package commercegraph.router.planner;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.planner.fetches.FetchStep;
import commercegraph.router.planner.fetches.FetchStep.InputField;
import commercegraph.router.planner.fetches.Position;
import commercegraph.router.planner.fetches.Site;
import commercegraph.router.planner.fetches.Slot;
import commercegraph.router.planner.fetches.Take;
import commercegraph.router.planner.paths.Shape;
import commercegraph.router.planner.paths.ShapeBuilder;
import commercegraph.router.planner.paths.ShapeField;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import commercegraph.router.supergraph.FieldDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Has the fields fetched that keys and requirements name, and says where their values lie.
final class Supplies {
    private final QueryGraph graph;
    private final Search search;
    private final Choices choices;
    private final Representations representations;
    private final ShapeBuilder shapes;
    private final Map<FieldSet.Field, Map<String, Shape>> shapesBelow = new IdentityHashMap<>();

    Supplies(Search search, Choices choices, Representations representations) {
        this.graph = search.graph();
        this.search = search;
        this.choices = choices;
        this.representations = representations;
        this.shapes = new ShapeBuilder(search.graph(), search.steps());
    }

    /// @param after the fetches that supply it are added
    List<InputField> demand(
            Position position,
            TypeSet types,
            List<FieldSet.Selection> selections,
            boolean key,
            Set<FetchStep> after) {
        List<InputField> fields = new ArrayList<>();
        demand(position, types, types, selections, key, after, fields);
        return fields;
    }

    /// A key of objects whose types nobody has told yet: each of its values must lie in one place,
    /// whatever the type.
    List<InputField> demandUntold(
            Position position,
            TypeSet types,
            List<FieldSet.Selection> selections,
            Set<FetchStep> after) {
        for (FieldSet.Selection selection : selections) {
            if (selection instanceof FieldSet.Field field && !field.name().equals("__typename")) {
                boolean oneKey =
                        slots(position, types, field).stream()
                                        .map(Slot::storageKey)
                                        .distinct()
                                        .count()
                                == 1;
                if (!oneKey) {
                    addSlot(position, types, field);
                }
            }
        }
        return demand(position, types, selections, true, after);
    }

    private void addSlot(Position position, TypeSet types, FieldSet.Field field) {
        FieldDefinition definition = graph.field(types.first(), field.name());
        position.addInternal(
                types, field.name(), field.arguments(), Objects.requireNonNull(definition));
    }

    private void demand(
            Position position,
            TypeSet all,
            TypeSet types,
            List<FieldSet.Selection> selections,
            boolean key,
            Set<FetchStep> after,
            List<InputField> into) {
        for (FieldSet.Selection selection : selections) {
            search.steps().take(1);
            switch (selection) {
                case FieldSet.TypeCondition it -> {
                    TypeSet narrowed = types.and(graph.possible(it.type()));
                    if (!narrowed.isEmpty()) {
                        demand(position, all, narrowed, it.selections(), key, after, into);
                    }
                }
                case FieldSet.Field field when field.name().equals("__typename") ->
                        into.add(typename(position, key, after));
                case FieldSet.Field field -> field(position, all, types, field, key, after, into);
            }
        }
    }

    private InputField typename(Position position, boolean key, Set<FetchStep> after) {
        representations.tellers().await(position, after);
        return new InputField("__typename", null, key, TypeSet.EMPTY, List.of(), null);
    }

    private void field(
            Position position,
            TypeSet all,
            TypeSet types,
            FieldSet.Field field,
            boolean key,
            Set<FetchStep> after,
            List<InputField> into) {
        Deque<Slot> open = new ArrayDeque<>(slots(position, types, field));
        boolean inOnePlace = inOnePlace(open, all);
        TypeSet rest = types;
        while (!open.isEmpty()) {
            Slot slot = open.remove();
            TypeSet wanted = slot.types().and(rest);
            Take take = wanted.isEmpty() ? null : supply(slot, wanted, field);
            if (take == null) {
                continue;
            }
            TypeSet shared = slot.types().and(wanted);
            if (!shared.equals(wanted)) {
                open.addAll(slots(position, wanted.minus(shared), field));
            }
            // Each type is read from one slot, though several may have it.
            rest = rest.minus(shared);
            after.add(take.site().fetch());
            List<InputField> below = new ArrayList<>();
            Site child = take.child();
            if (child != null) {
                below(child, field, key, after, below);
            }
            TypeSet only = shared.containsAll(all) ? TypeSet.EMPTY : shared;
            if (!only.isEmpty() && !inOnePlace && position.isMixed()) {
                representations.tellers().await(position, after);
            }
            into.add(new InputField(field.name(), slot, key, only, below, take));
        }
    }

    /// Whether the value lies under one key for all the types, so that nobody need know an object's
    /// type to read it.
    private static boolean inOnePlace(Collection<Slot> slots, TypeSet all) {
        TypeSet types = TypeSet.EMPTY;
        String key = null;
        for (Slot slot : slots) {
            if (key != null && !key.equals(slot.storageKey()) || slot.child() != null) {
                return false;
            }
            key = slot.storageKey();
            types = types.or(slot.types());
        }
        return types.containsAll(all);
    }

    /// An object of an abstract type needs its `__typename` in a representation.
    private void below(
            Site child,
            FieldSet.Field field,
            boolean key,
            Set<FetchStep> after,
            List<InputField> into) {
        Position position = child.position();
        boolean isAbstract = graph.isAbstract(position.type());
        if (isAbstract && position.isMixed()) {
            into.add(typename(position, key, after));
        }
        TypeSet types = child.covered().and(position.possible());
        demand(position, position.possible(), types, field.selections(), key, after, into);
        if (isAbstract && !position.isMixed() && isTold(child, after)) {
            into.add(typename(position, key, after));
        }
    }

    /// Has the type of the only kind of object asked for: of whoever has the object anyway, as an
    /// interface object's subgraph would tell the interface's name.
    private static boolean isTold(Site child, Set<FetchStep> after) {
        Site teller =
                child.tellsTypes()
                        ? child
                        : child.position().sites().stream()
                                .filter(it -> it.tellsTypes() && after.contains(it.fetch()))
                                .findFirst()
                                .orElse(null);
        if (teller != null) {
            teller.askTypename();
        }
        return teller != null;
    }

    /// The slots of the field that there are, and a new one for types that have none.
    private List<Slot> slots(Position position, TypeSet types, FieldSet.Field field) {
        List<Slot> found = new ArrayList<>();
        TypeSet rest = types;
        String signature = ShapeField.signature(field.name(), field.arguments());
        List<Slot> known = new ArrayList<>(position.slots(signature));
        // One place for all types is better than several, which need the type to be told; and the
        // place of most types is the one that others read from as well.
        known.sort(
                Comparator.<Slot, Boolean>comparing(slot -> !slot.types().containsAll(types))
                        .thenComparing(slot -> -slot.types().size()));
        for (Slot slot : known) {
            TypeSet shared = slot.types().and(rest);
            if (!shared.isEmpty() && isWhole(slot, shared)) {
                found.add(slot);
                rest = rest.minus(shared);
            } else if (!shared.isEmpty() && slot.isUntaken()) {
                found.add(position.split(slot, shared));
                rest = rest.minus(shared);
            }
        }
        Map<String, TypeSet> byType = new LinkedHashMap<>();
        Map<String, FieldDefinition> definitions = new LinkedHashMap<>();
        rest.forEach(
                type -> {
                    FieldDefinition definition = graph.field(type, field.name());
                    if (definition != null) {
                        String text = definition.type().toString();
                        byType.merge(text, TypeSet.of(type), TypeSet::or);
                        definitions.putIfAbsent(text, definition);
                    }
                });
        byType.forEach(
                (text, some) ->
                        found.add(
                                position.addInternal(
                                        some,
                                        field.name(),
                                        field.arguments(),
                                        Objects.requireNonNull(definitions.get(text)))));
        return found;
    }

    /// A composite field is taken for all its types or none: below it nobody tells them apart.
    private boolean isWhole(Slot slot, TypeSet types) {
        return !graph.isComposite(slot.definition().type().baseName())
                || types.containsAll(slot.types().and(slot.position().live()));
    }

    /// The soonest that the field can be had; null when objects of these types cannot be here.
    private @Nullable Take supply(Slot slot, TypeSet types, FieldSet.Field field) {
        Take known = null;
        for (Take take : slot.takes()) {
            boolean sooner =
                    known == null || take.site().fetch().depth() < known.site().fetch().depth();
            if (sooner
                    && take.types().containsAll(types)
                    && take.site().fetch().phase() == search.fetches().phase()) {
                known = take;
            }
        }
        if (search.busy().contains(slot)) {
            return known;
        }
        Shape below = below(slot, field);
        Choice choice = choices.best(slot.position(), types, slot.name(), below);
        if (choice == null || known != null && known.site().fetch().depth() <= choice.depth()) {
            return known;
        }
        return representations.take(slot, types, choice).getFirst();
    }

    private @Nullable Shape below(Slot slot, FieldSet.Field field) {
        String type = slot.definition().type().baseName();
        if (!graph.isComposite(type)) {
            return null;
        }
        return shapesBelow
                .computeIfAbsent(field, _ -> new LinkedHashMap<>())
                .computeIfAbsent(
                        type, _ -> shapes.build(type, ShapeBuilder.selections(field.selections())));
    }
}
