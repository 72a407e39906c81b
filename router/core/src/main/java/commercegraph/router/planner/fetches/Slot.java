package commercegraph.router.planner.fetches;

import commercegraph.router.federation.Argument;
import commercegraph.router.planner.paths.ShapeField;
import commercegraph.router.querygraph.TypeSet;
import commercegraph.router.supergraph.FieldDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field with its arguments at a position, for some types of objects. Its value lies under the
/// storage key, whoever it comes from.
public final class Slot {
    private final Position position;
    private TypeSet types;
    private final String name;
    private final List<Argument> arguments;
    private final String signature;
    private final FieldDefinition definition;
    private String storageKey;
    private final @Nullable ShapeField wanted;
    private @Nullable Position child;
    private final List<Take> takes = new ArrayList<>();
    private boolean dropped;

    Slot(
            Position position,
            TypeSet types,
            String name,
            List<Argument> arguments,
            FieldDefinition definition,
            String storageKey,
            @Nullable ShapeField wanted) {
        this.position = position;
        this.types = types;
        this.name = name;
        this.arguments = arguments;
        this.signature = ShapeField.signature(name, arguments);
        this.definition = definition;
        this.storageKey = storageKey;
        this.wanted = wanted;
    }

    /// Whether nothing was taken yet.
    public boolean isUntaken() {
        return child == null && takes.isEmpty();
    }

    /// Whether some of its types can become a slot of their own: nothing was taken of them, nor of
    /// what lies below.
    boolean canPart(TypeSet part) {
        return child == null && takes.stream().noneMatch(take -> take.types().intersects(part));
    }

    Slot splitOff(TypeSet part) {
        if (!canPart(part)) {
            throw new IllegalStateException("a slot that is taken cannot be split");
        }
        types = types.minus(part);
        return new Slot(position, part, name, arguments, definition, storageKey, wanted);
    }

    public Position position() {
        return position;
    }

    public TypeSet types() {
        return types;
    }

    public String name() {
        return name;
    }

    public List<Argument> arguments() {
        return arguments;
    }

    public String signature() {
        return signature;
    }

    public FieldDefinition definition() {
        return definition;
    }

    public String storageKey() {
        return storageKey;
    }

    void rename(String key) {
        storageKey = key;
    }

    /// What the client wants of it; null when only a key or a requirement wants it.
    public @Nullable ShapeField wanted() {
        return wanted;
    }

    /// The place below; null for a leaf, and as long as nothing was taken.
    public @Nullable Position child() {
        return child;
    }

    public void child(Position position) {
        child = position;
    }

    public List<Take> takes() {
        return takes;
    }

    /// No object can have it here.
    public boolean isDropped() {
        return dropped;
    }

    public void drop() {
        dropped = true;
    }
}
