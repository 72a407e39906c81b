package commercegraph.router.planner.fetches;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.querygraph.TypeSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A selection set of a fetch at a position.
public final class Site {
    private final FetchStep fetch;
    private final Position position;
    private final @Nullable String type;
    private final boolean tellsTypes;
    private final List<FieldSet.Selection> provided;
    private TypeSet covered;
    private boolean typename;
    private @Nullable Take origin;
    private final Map<Slot, Take> takes = new LinkedHashMap<>();

    /// @param type the type of the value in the subgraph; null for what `_entities` answers
    /// @param covered the types of objects that may be in it
    /// @param tellsTypes whether `__typename` is the object's type there
    Site(
            FetchStep fetch,
            Position position,
            @Nullable String type,
            TypeSet covered,
            boolean tellsTypes,
            List<FieldSet.Selection> provided) {
        this.fetch = fetch;
        this.position = position;
        this.type = type;
        this.covered = covered;
        this.tellsTypes = tellsTypes;
        this.provided = provided;
    }

    public FetchStep fetch() {
        return fetch;
    }

    public int subgraph() {
        return fetch.subgraph();
    }

    public Position position() {
        return position;
    }

    public @Nullable String type() {
        return type;
    }

    public boolean isEntity() {
        return type == null;
    }

    /// Whether it is asked only of objects whose surroundings give a value. Others of the same
    /// place must be asked for by themselves.
    public boolean isContextual() {
        return isEntity() && !fetch.contexts().isEmpty();
    }

    public TypeSet covered() {
        return covered;
    }

    public void cover(TypeSet more) {
        covered = covered.or(more);
        position.touch();
    }

    public boolean tellsTypes() {
        return tellsTypes;
    }

    public List<FieldSet.Selection> provided() {
        return provided;
    }

    /// Whether `__typename` is asked for.
    public boolean hasTypename() {
        return typename;
    }

    public void askTypename() {
        typename = true;
    }

    /// The field whose value it is; null for the selection set of the fetch itself.
    public @Nullable Take origin() {
        return origin;
    }

    void origin(Take take) {
        origin = take;
    }

    public Map<Slot, Take> takes() {
        return takes;
    }
}
