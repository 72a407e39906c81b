package commercegraph.router.planner;

import commercegraph.router.federation.OperationKind;
import commercegraph.router.planner.fetches.FetchGraph;
import commercegraph.router.planner.fetches.Position;
import commercegraph.router.planner.fetches.Site;
import commercegraph.router.planner.fetches.Slot;
import commercegraph.router.planner.fetches.Take;
import commercegraph.router.planner.paths.Provided;
import commercegraph.router.planner.paths.Shape;
import commercegraph.router.planner.paths.ShapeField;
import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses for each field of the operation who is asked for it, position by position.
///
/// Choices interact: a fetch that one field needs is free for its siblings. So the fields that only
/// one subgraph resolves come first, and every choice looks ahead to what completes the selections
/// below it. Fields with requirements come last, when it is seen what there is.
final class Placement {
    private final QueryGraph graph;
    private final FetchGraph fetches;
    private final Choices choices;
    private final Representations representations;
    private final Siblings siblings;

    Placement(Search search) {
        Reachability reachability = new Reachability(search);
        this.graph = search.graph();
        this.fetches = search.fetches();
        this.choices = new Choices(search, reachability);
        this.representations = new Representations(search, reachability, choices);
        this.siblings = new Siblings(graph, choices, this::place);
    }

    /// @param horizon the depth that the plan has at least
    void run(int horizon) {
        choices.horizon(horizon);
        if (fetches.kind() == OperationKind.MUTATION) {
            inOrder(fetches.root());
        } else {
            place(fetches.root());
        }
    }

    /// GraphQL specification, section 6.2.2 "Mutation": one root field after the other. Neighbours
    /// of one subgraph share a fetch, which keeps their order.
    private void inOrder(Position root) {
        int current = -1;
        for (Slot slot : List.copyOf(root.slots())) {
            Choice choice = choice(slot, slot.types());
            if (choice == null) {
                throw unreachable(slot, slot.types());
            }
            if (current >= 0 && current != choice.move().subgraph()) {
                fetches.nextPhase();
                choice = choice(slot, slot.types());
            }
            if (choice != null) {
                current = choice.move().subgraph();
                representations.take(slot, slot.types(), choice);
            }
            if (slot.child() != null) {
                place(slot.child());
            }
        }
    }

    private void place(Position position) {
        List<Slot> plain = new ArrayList<>();
        Set<Slot> requiring = new LinkedHashSet<>();
        for (Slot slot : position.slots()) {
            if (slot.wanted() != null) {
                (isRequiring(slot) ? requiring : plain).add(slot);
            }
        }
        plain.sort(Comparator.comparingInt(this::resolvers));
        choices.ties().expect(plain.isEmpty() ? 0 : asked(requiring));
        siblings.place(plain);
        choices.ties().expect(0);
        for (Slot slot : List.copyOf(position.slots())) {
            if (slot.wanted() != null && slot.child() != null && !requiring.contains(slot)) {
                place(slot.child());
            }
        }
        for (Slot slot : requiring) {
            for (Slot placed : place(slot)) {
                if (placed.child() != null) {
                    place(placed.child());
                }
            }
        }
        if (needsTypes(position)) {
            representations.tellers().of(position);
        }
    }

    /// The subgraphs that will be asked for the slots and for what they require.
    private long asked(Set<Slot> slots) {
        long asked = 0;
        for (Slot slot : slots) {
            TypeSet types = slot.types().and(slot.position().live());
            Choice choice = types.isEmpty() ? null : choice(slot, types);
            asked |= choice == null ? 0 : choice.cost().asked();
        }
        return asked;
    }

    private boolean isRequiring(Slot slot) {
        return graph.resolvers(slot.types().first(), slot.name()).stream()
                .noneMatch(FieldMove::isPlain);
    }

    private int resolvers(Slot slot) {
        return graph.resolvers(slot.types().first(), slot.name()).size();
    }

    /// Whether the answer differs by the objects' types.
    private static boolean needsTypes(Position position) {
        if (!position.isMixed()) {
            return false;
        }
        Shape shape = position.parent() == null ? null : wantedBelow(position.parent());
        boolean typenameWanted =
                shape != null && shape.fields().stream().anyMatch(ShapeField::isTypename);
        return typenameWanted
                || position.slots().stream()
                        .anyMatch(
                                slot ->
                                        !slot.isDropped()
                                                && !slot.types().containsAll(position.live()));
    }

    private static @Nullable Shape wantedBelow(Slot slot) {
        return slot.wanted() == null ? null : slot.wanted().child();
    }

    /// Places the slot, in parts where no subgraph has it for all types.
    private List<Slot> place(Slot slot) {
        TypeSet types = slot.types().and(slot.position().live());
        if (types.isEmpty()) {
            slot.drop();
            return List.of(slot);
        }
        return place(slot, types);
    }

    private List<Slot> place(Slot slot, TypeSet types) {
        List<TypeSet> parts = choices.parts(slot.position(), types, slot.name());
        TypeSet free = partlyFree(slot, types, parts);
        if (!free.isEmpty()) {
            return placeParts(slot, List.of(free, types.minus(free)));
        }
        Choice choice = choice(slot, types);
        if (choice != null) {
            return representations.take(slot, types, choice).stream().map(Take::slot).toList();
        } else if (types.size() > 1) {
            return placeParts(slot, parts.size() > 1 ? parts : singles(types));
        } else if (!isImpossible(slot.position(), types)) {
            throw unreachable(slot, types);
        } else if (slot.isUntaken()) {
            slot.drop();
        }
        return List.of(slot);
    }

    /// The types whose field costs no fetch, when others do.
    private TypeSet partlyFree(Slot slot, TypeSet types, List<TypeSet> parts) {
        if (parts.size() < 2 || isToldLate(slot.position())) {
            return TypeSet.EMPTY;
        }
        TypeSet free = TypeSet.EMPTY;
        for (TypeSet part : parts) {
            boolean here =
                    slot.position().sites().stream()
                            .anyMatch(
                                    site ->
                                            site.covered().containsAll(part)
                                                    && isPlain(site, part, slot.name()));
            if (here) {
                free = free.or(part);
            }
        }
        return free.equals(types) ? TypeSet.EMPTY : free;
    }

    /// Whether objects are there before anybody tells their types. A fetch for some of the types
    /// would have to wait, and one for all of them need not.
    private static boolean isToldLate(Position position) {
        int told = Integer.MAX_VALUE;
        for (Site site : position.sites()) {
            told = site.tellsTypes() ? Math.min(told, site.fetch().depth()) : told;
        }
        return position.isMixed() && told > Reachability.earliest(position);
    }

    private boolean isPlain(Site site, TypeSet part, String field) {
        FieldMove move =
                site.subgraph() < 0 || site.isContextual()
                        ? null
                        : graph.move(site.subgraph(), part.first(), field);
        return move != null
                && (move.isPlain()
                        || Provided.below(site.provided(), graph, part.first(), field) != null);
    }

    /// The parts of a composite field become slots of their own: below them nobody tells their
    /// types apart.
    private List<Slot> placeParts(Slot slot, List<TypeSet> parts) {
        boolean leaf = !graph.isComposite(slot.definition().type().baseName());
        List<Slot> placed = new ArrayList<>();
        for (int index = 1; index < parts.size(); index++) {
            boolean apart = !leaf && slot.isUntaken();
            Slot own = apart ? slot.position().split(slot, parts.get(index)) : slot;
            placed.addAll(place(own, parts.get(index)));
        }
        placed.addAll(place(slot, parts.getFirst()));
        return placed;
    }

    private static List<TypeSet> singles(TypeSet types) {
        return types.stream().mapToObj(TypeSet::of).toList();
    }

    private @Nullable Choice choice(Slot slot, TypeSet types) {
        return choices.best(
                slot.position(),
                types,
                slot.name(),
                slot.wanted() == null ? null : slot.wanted().child());
    }

    /// A type that not every subgraph with the field above knows cannot be here: who shares a field
    /// must answer the same.
    private boolean isImpossible(Position position, TypeSet types) {
        Slot above = position.parent();
        if (above == null) {
            return false;
        }
        return graph.resolvers(above.types().first(), above.name()).stream()
                .anyMatch(
                        move ->
                                !graph.possibleIn(move.subgraph(), move.target())
                                        .containsAll(types));
    }

    private UnreachableField unreachable(Slot slot, TypeSet types) {
        return new UnreachableField(graph.typeName(types.first()), slot.name());
    }

    /// Caught by the planner, which refuses the operation.
    static final class UnreachableField extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient PlanningFailure.Unreachable failure;

        UnreachableField(String type, String field) {
            super(type + "." + field, null, false, false);
            this.failure = new PlanningFailure.Unreachable(type, field);
        }

        PlanningFailure.Unreachable failure() {
            return failure;
        }
    }
}
