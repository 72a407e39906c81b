package commercegraph.router.planner.fetches;

import commercegraph.router.querygraph.TypeSet;
import org.jspecify.annotations.Nullable;

/// A field selected in a fetch.
public final class Take {
    private final Slot slot;
    private final Site site;
    private TypeSet types;
    private final @Nullable Site child;

    Take(Slot slot, Site site, TypeSet types, @Nullable Site child) {
        this.slot = slot;
        this.site = site;
        this.types = types;
        this.child = child;
        if (child != null) {
            child.origin(this);
        }
    }

    public Slot slot() {
        return slot;
    }

    public Site site() {
        return site;
    }

    public TypeSet types() {
        return types;
    }

    void widen(TypeSet more) {
        types = types.or(more);
    }

    /// Where the field's own selections go; null for a leaf.
    public @Nullable Site child() {
        return child;
    }
}
