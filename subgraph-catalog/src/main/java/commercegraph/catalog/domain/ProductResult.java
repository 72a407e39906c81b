package commercegraph.catalog.domain;

import java.util.List;

/// How a change of a product ended.
public sealed interface ProductResult {
    record Saved(Product product) implements ProductResult {}

    record Refused(List<Fault> faults) implements ProductResult {
        public Refused {
            faults = List.copyOf(faults);
        }

        static Refused with(Fault fault) {
            return new Refused(List.of(fault));
        }
    }
}
