package commercegraph.router.planner.fetches;

import commercegraph.router.federation.Argument;
import commercegraph.router.planner.paths.ShapeField;
import commercegraph.router.querygraph.TypeSet;
import commercegraph.router.supergraph.FieldDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A place of the answer where objects are: the root, or the value of a composite field. Holds the
/// fields that are wanted there and the [Site]s that fill them.
public final class Position {
    private final @Nullable Slot parent;
    private final String type;
    private final TypeSet possible;
    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, List<Slot>> bySignature = new HashMap<>();
    private final Set<String> storageKeys = new HashSet<>();
    private final List<Site> sites = new ArrayList<>();
    private int changes;
    private boolean apart;
    private @Nullable Site teller;

    /// @param type the supergraph's type of the value
    public Position(@Nullable Slot parent, String type, TypeSet possible) {
        this.parent = parent;
        this.type = type;
        this.possible = possible;
    }

    public @Nullable Slot parent() {
        return parent;
    }

    public String type() {
        return type;
    }

    public TypeSet possible() {
        return possible;
    }

    public List<Slot> slots() {
        return slots;
    }

    public List<Site> sites() {
        return Collections.unmodifiableList(sites);
    }

    void add(Site site) {
        sites.add(site);
        touch();
    }

    void keepSites(Predicate<Site> wanted) {
        sites.removeIf(wanted.negate());
    }

    /// Says that it is no longer certain how objects here are reached.
    public void touch() {
        changes++;
    }

    /// Grows with each change here or above: as long as it is the same, so is the way here.
    public int version() {
        int version = 0;
        for (Position at = this; at != null; at = at.parent == null ? null : at.parent.position()) {
            version += at.changes;
        }
        return version;
    }

    /// Whether equal objects here may differ in what lies below them, because of what they lie in.
    boolean isApart() {
        return apart;
    }

    public void keepApart() {
        apart = true;
    }

    public List<Slot> slots(String signature) {
        return bySignature.getOrDefault(signature, List.of());
    }

    /// A field that the client wants. Its storage key is the response key.
    public Slot addClient(ShapeField field, TypeSet types) {
        String wanted = field.responseKey();
        String key = wanted.startsWith("__") ? "_" + wanted : wanted;
        storageKeys.add(key);
        return add(
                new Slot(
                        this,
                        types,
                        field.name(),
                        field.source().arguments(),
                        field.defined(),
                        key,
                        field));
    }

    /// A field that only a key or a requirement wants.
    public Slot addInternal(
            TypeSet types, String name, List<Argument> arguments, FieldDefinition definition) {
        String signature = ShapeField.signature(name, arguments);
        String key = name;
        List<Slot> alike = slots(signature);
        boolean shared =
                alike.stream().anyMatch(slot -> slot.storageKey().equals(name))
                        && alike.stream().noneMatch(slot -> slot.types().intersects(types));
        if (!shared) {
            key = freeKey(name);
        }
        return add(new Slot(this, types, name, arguments, definition, key, null));
    }

    /// A storage key that nothing here has.
    String freeKey(String wanted) {
        String key = wanted;
        for (int number = 1; !storageKeys.add(key); number++) {
            key = "_" + wanted + "_" + number;
        }
        return key;
    }

    /// The part of a slot for some of its types, as a slot of its own; the rest stays.
    public Slot split(Slot slot, TypeSet types) {
        Slot part = slot.splitOff(types);
        slots.add(slots.indexOf(slot) + 1, part);
        bySignature.computeIfAbsent(part.signature(), _ -> new ArrayList<>()).add(part);
        return part;
    }

    private Slot add(Slot slot) {
        slots.add(slot);
        bySignature.computeIfAbsent(slot.signature(), _ -> new ArrayList<>()).add(slot);
        return slot;
    }

    /// Who tells the types of the objects here; null where nobody need tell them.
    @Nullable Site teller() {
        return teller;
    }

    public void tellBy(Site site) {
        site.askTypename();
        teller = site;
    }

    /// The types of objects that its sources can give; all where it is not known yet.
    public TypeSet live() {
        TypeSet live = TypeSet.EMPTY;
        for (Site site : sites) {
            if (!site.isEntity()) {
                live = live.or(site.covered());
            }
        }
        return live.isEmpty() ? possible : live.and(possible);
    }

    /// Whether objects of different types may be here, so that `__typename` tells something.
    public boolean isMixed() {
        return possible.size() > 1;
    }
}
