package commercegraph.catalog.domain;

import java.util.List;

/// How the making of a category ended.
public sealed interface CategoryResult {
    record Saved(Category category) implements CategoryResult {}

    record Refused(List<Fault> faults) implements CategoryResult {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
