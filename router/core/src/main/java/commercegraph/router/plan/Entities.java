package commercegraph.router.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How representations are made of the objects at hand. For each object the first case that fits
/// its `__typename` is taken; an object that none fits is not asked for.
///
/// @param apart equal representations are sent for each object by itself, because something below
///     them depends on what they lie in
public record Entities(List<Case> cases, boolean apart) {
    public Entities {
        cases = List.copyOf(cases);
    }

    /// @param types the values of the object's `__typename` (storage key `__typename`) that this
    ///     case is for; empty: every object, also one whose `__typename` is not known
    /// @param typename the `__typename` to send: a constant of the plan, or empty for the object's
    ///     own. The subgraph may know the entity by the name of an interface (`@interfaceObject`)
    public record Case(
            Set<String> types, Optional<String> typename, List<RepresentationField> fields) {
        public Case {
            types = Set.copyOf(types);
            fields = List.copyOf(fields);
        }
    }

    /// A field of a representation.
    ///
    /// @param name the field's name in the representation
    /// @param storageKey where its value lies in the object
    /// @param key it belongs to the entity's key (and not only to a `@requires`). An object in
    ///     which a key's value is absent, or all key values are null, is not asked for. An absent
    ///     required value means the same; a null one is sent as null.
    /// @param types of objects (by `__typename`) that the field is for, where a field set has type
    ///     conditions; empty: all
    /// @param fields for a composite value; empty for a leaf (which is sent as it is, a list
    ///     included)
    public record RepresentationField(
            String name,
            String storageKey,
            boolean key,
            Set<String> types,
            List<RepresentationField> fields) {
        public RepresentationField {
            types = Set.copyOf(types);
            fields = List.copyOf(fields);
        }
    }
}
