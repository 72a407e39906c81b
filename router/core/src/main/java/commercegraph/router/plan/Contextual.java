package commercegraph.router.plan;

import commercegraph.router.plan.Entities.RepresentationField;
import java.util.List;
import java.util.Set;

/// A variable of a fetch whose value an object takes from what it lies in (`@fromContext`).
///
/// @param variable without `$`
/// @param type in GraphQL syntax: `String!`
/// @param origins where the value may lie, the nearest first: the first whose object is of the
///     right type gives it
public record Contextual(String variable, String type, List<Origin> origins) {
    public Contextual {
        origins = List.copyOf(origins);
    }

    /// @param up how many steps of the path lie between that object and the one that is asked for
    /// @param types of that object (by `__typename`); empty: all
    /// @param value of these fields the one that is for the object's type holds the value, or has
    ///     it below
    public record Origin(int up, Set<String> types, List<RepresentationField> value) {
        public Origin {
            types = Set.copyOf(types);
            value = List.copyOf(value);
        }
    }
}
