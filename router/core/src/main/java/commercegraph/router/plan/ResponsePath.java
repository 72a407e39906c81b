package commercegraph.router.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Where objects lie in the merged answer. Printed as Apollo's plans do:
/// `topProducts.@.reviews.@.author`, `media.|[Book,Film]`.
public record ResponsePath(List<Step> steps) {
    public static final ResponsePath ROOT = new ResponsePath(List.of());

    public ResponsePath {
        steps = List.copyOf(steps);
    }

    public sealed interface Step {
        /// The value at a storage key.
        record Key(String storageKey) implements Step {}

        /// Each item of a list; a list of lists needs two.
        record EachItem() implements Step {}

        /// Only objects whose `__typename` is one of these.
        record OnTypes(Set<String> types) implements Step {
            public OnTypes {
                types = Set.copyOf(types);
            }
        }
    }

    @Override
    public String toString() {
        return steps.stream()
                .map(
                        step ->
                                switch (step) {
                                    case Step.Key(var key) -> key;
                                    case Step.EachItem() -> "@";
                                    case Step.OnTypes(var types) ->
                                            types.stream()
                                                    .sorted()
                                                    .collect(Collectors.joining(",", "|[", "]"));
                                })
                .collect(Collectors.joining("."));
    }
}
