package commercegraph.router.planner.fetches;

import commercegraph.router.federation.OperationKind;
import commercegraph.router.operation.Selection;
import commercegraph.router.querygraph.TypeSet;
import commercegraph.router.supergraph.SubgraphField.ContextArgument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One question to one subgraph about the objects at one position.
public final class FetchStep {
    /// The router itself, which answers introspection.
    public static final int INTROSPECTION = -1;

    private final int id;
    private final int subgraph;
    private final OperationKind kind;
    private final Position at;
    private final int phase;
    private final boolean entities;
    private final Set<FetchStep> after = new LinkedHashSet<>();
    private final List<FetchStep> before = new ArrayList<>();
    private final List<InputCase> cases = new ArrayList<>();
    private final List<ContextInput> contexts = new ArrayList<>();
    private final @Nullable String untoldAs;
    private final List<Selection> introspection = new ArrayList<>();
    private int depth = 1;
    private @Nullable Site site;

    /// @param untoldAs the interface by which objects are sent whose type is not known
    FetchStep(
            int id,
            int subgraph,
            OperationKind kind,
            Position at,
            int phase,
            boolean entities,
            @Nullable String untoldAs) {
        this.id = id;
        this.subgraph = subgraph;
        this.kind = kind;
        this.at = at;
        this.phase = phase;
        this.entities = entities;
        this.untoldAs = untoldAs;
    }

    public int id() {
        return id;
    }

    public int subgraph() {
        return subgraph;
    }

    public OperationKind kind() {
        return kind;
    }

    public Position at() {
        return at;
    }

    /// Root fields of a mutation run one after the other: each phase after the ones before it.
    public int phase() {
        return phase;
    }

    public boolean isEntities() {
        return entities;
    }

    public @Nullable String untoldAs() {
        return untoldAs;
    }

    public List<InputCase> cases() {
        return cases;
    }

    /// What its objects take from those that they lie in.
    public List<ContextInput> contexts() {
        return contexts;
    }

    /// Whether its objects take the same values from above, so that they can be asked for together.
    public boolean hasContexts(List<ContextInput> others) {
        return contexts.size() == others.size()
                && contexts.stream()
                        .allMatch(
                                one ->
                                        others.stream()
                                                .anyMatch(other -> one.isFor(other.argument())));
    }

    public Set<FetchStep> after() {
        return after;
    }

    public List<FetchStep> before() {
        return before;
    }

    /// How many fetches run one after the other up to this one.
    public int depth() {
        return depth;
    }

    /// What the router answers itself.
    List<Selection> introspection() {
        return introspection;
    }

    public Site site() {
        if (site == null) {
            throw new IllegalStateException("a fetch without a selection set");
        }
        return site;
    }

    public void site(Site own) {
        site = own;
    }

    /// The caller sees to it that no circle comes about.
    public void waitFor(FetchStep other) {
        if (other != this && after.add(other)) {
            other.before.add(this);
            sink(other.depth + 1);
        }
    }

    private void sink(int to) {
        if (to > depth) {
            depth = to;
            at.touch();
            before.forEach(next -> next.sink(to + 1));
        }
    }

    void forgetAllBut(List<FetchStep> kept) {
        after.retainAll(kept);
        before.retainAll(kept);
        depth = 1;
    }

    boolean settleDepth() {
        int own = 1 + after.stream().mapToInt(FetchStep::depth).max().orElse(0);
        boolean changes = own != depth;
        depth = own;
        return changes;
    }

    /// How objects of some types are sent.
    ///
    /// @param types empty: every object
    /// @param typename null: the object's own
    public record InputCase(TypeSet types, @Nullable String typename, List<InputField> fields) {}

    /// A value that objects take from above.
    ///
    /// @param origins the nearest first
    public record ContextInput(ContextArgument argument, List<ContextOrigin> origins) {
        /// Arguments of one type that select the same have the same value.
        public boolean isFor(ContextArgument other) {
            return argument.context().equals(other.context())
                    && argument.selection().equals(other.selection())
                    && argument.type().equals(other.type());
        }
    }

    /// @param types empty: every object at the position
    public record ContextOrigin(Position at, TypeSet types, List<InputField> fields) {}

    /// A field of a representation, read from its slot.
    ///
    /// @param slot null: `__typename`
    /// @param types empty: all
    /// @param supplier who fetches it
    public record InputField(
            String name,
            @Nullable Slot slot,
            boolean key,
            TypeSet types,
            List<InputField> fields,
            @Nullable Take supplier) {}
}
