package commercegraph.router.planner.fetches;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.operation.Selection;
import commercegraph.router.planner.paths.Provided;
import commercegraph.router.planner.paths.Shape;
import commercegraph.router.planner.paths.ShapeField;
import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The fetches of an operation while they come about. Belongs to the planning of one operation.
public final class FetchGraph {
    private final QueryGraph graph;
    private final Position root;
    private final OperationKind kind;
    private final List<FetchStep> fetches = new ArrayList<>();
    private int phase;
    private int number;

    public FetchGraph(QueryGraph graph, Shape shape, OperationKind kind) {
        this.graph = graph;
        this.kind = kind;
        this.root = new Position(null, shape.type(), shape.possible());
        addClientSlots(root, shape);
        addIntrospection(root, shape);
    }

    /// `__schema` and `__type`, which can be asked for wherever the query type is.
    private @Nullable FetchStep addIntrospection(Position position, Shape shape) {
        List<Selection> wanted = new ArrayList<>();
        for (ShapeField field : shape.fields()) {
            if (field.isIntrospection()) {
                Selection.Field source = field.source();
                wanted.add(
                        new Selection.Field(
                                source.responseKey(),
                                source.name(),
                                source.arguments(),
                                field.selections(),
                                source.denial()));
            }
        }
        if (wanted.isEmpty()) {
            return null;
        }
        FetchStep fetch =
                add(
                        new FetchStep(
                                number++,
                                FetchStep.INTROSPECTION,
                                OperationKind.QUERY,
                                position,
                                phase,
                                false,
                                null));
        fetch.introspection().addAll(wanted);
        fetch.site(
                new Site(fetch, position, position.type(), position.possible(), true, List.of()));
        return fetch;
    }

    public Position root() {
        return root;
    }

    public OperationKind kind() {
        return kind;
    }

    public List<FetchStep> fetches() {
        return fetches;
    }

    public int phase() {
        return phase;
    }

    public void nextPhase() {
        phase++;
    }

    /// A fetch of root fields, at the root or where a field returns the root type again.
    public FetchStep addRoot(int subgraph, Position at) {
        OperationKind own = at == root ? kind : OperationKind.QUERY;
        FetchStep fetch = add(new FetchStep(number++, subgraph, own, at, phase, false, null));
        TypeSet covered = at.possible();
        fetch.site(new Site(fetch, at, at.type(), covered, true, List.of()));
        at.add(fetch.site());
        return fetch;
    }

    /// @param untoldAs the interface by which objects of unknown type are sent, else null
    public FetchStep addEntities(
            int subgraph, Position at, TypeSet types, @Nullable String untoldAs) {
        FetchStep fetch =
                add(
                        new FetchStep(
                                number++,
                                subgraph,
                                OperationKind.QUERY,
                                at,
                                phase,
                                true,
                                untoldAs));
        boolean tells = untoldAs != null && graph.tellsTypes(subgraph, untoldAs);
        fetch.site(new Site(fetch, at, null, types, tells, List.of()));
        at.add(fetch.site());
        return fetch;
    }

    private FetchStep add(FetchStep fetch) {
        fetches.add(fetch);
        return fetch;
    }

    /// Selects the slot in the site, for the types that the site can have. All of them have the
    /// field with one type in the subgraph.
    public Take take(Slot slot, Site site, TypeSet types) {
        TypeSet fitting = types.and(site.covered());
        Take known = site.takes().get(slot);
        if (known != null) {
            known.widen(fitting);
            return known;
        }
        Take take = new Take(slot, site, fitting, child(slot, site, fitting));
        site.takes().put(slot, take);
        slot.takes().add(take);
        return take;
    }

    private @Nullable Site child(Slot slot, Site site, TypeSet types) {
        String type = slot.definition().type().baseName();
        if (!graph.isComposite(type)) {
            return null;
        }
        Position position = childPosition(slot, type, site.fetch());
        int anyType = types.first();
        FieldMove move =
                Objects.requireNonNull(
                        graph.move(site.subgraph(), anyType, slot.name()),
                        "a field is taken where it is declared");
        boolean tells = graph.tellsTypes(site.subgraph(), move.target());
        Site child =
                new Site(
                        site.fetch(),
                        position,
                        move.target(),
                        graph.possibleIn(site.subgraph(), move.target()).and(position.possible()),
                        tells,
                        provided(slot, site, types));
        if (tells && position.isMixed()) {
            child.askTypename();
        }
        position.add(child);
        return child;
    }

    /// What the subgraph has at hand below the field, whichever of the types it is of.
    private List<FieldSet.Selection> provided(Slot slot, Site site, TypeSet types) {
        List<List<FieldSet.Selection>> different =
                types.stream().mapToObj(type -> provided(slot, site, type)).distinct().toList();
        return different.size() == 1 ? different.getFirst() : List.of();
    }

    private List<FieldSet.Selection> provided(Slot slot, Site site, int type) {
        FieldMove move = graph.move(site.subgraph(), type, slot.name());
        List<FieldSet.Selection> above = Provided.below(site.provided(), graph, type, slot.name());
        return Provided.joined(above, move == null ? List.of() : move.provided());
    }

    private Position childPosition(Slot slot, String type, FetchStep by) {
        Position known = slot.child();
        if (known != null) {
            return known;
        }
        Position position = new Position(slot, type, graph.possible(type));
        ShapeField wanted = slot.wanted();
        if (wanted != null && wanted.child() != null) {
            addClientSlots(position, wanted.child());
            FetchStep introspection = addIntrospection(position, wanted.child());
            if (introspection != null) {
                introspection.waitFor(by);
            }
        }
        slot.child(position);
        return position;
    }

    /// Forgets dropped fetches, and counts again how many run one after the other.
    void settleDepths() {
        for (FetchStep fetch : fetches) {
            fetch.forgetAllBut(fetches);
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (FetchStep fetch : fetches) {
                changed |= fetch.settleDepth();
            }
        }
    }

    private static void addClientSlots(Position position, Shape shape) {
        for (ShapeField field : shape.fields()) {
            if (field.isFetched()) {
                position.addClient(field, field.types());
            }
        }
    }
}
