package commercegraph.orders.domain;

import java.util.List;

/// What comes of a mutation: an order, or every rule that stood against it.
public sealed interface OrderResult {
    record Accepted(Order order) implements OrderResult {}

    record Refused(List<Refusal> refusals) implements OrderResult {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    static OrderResult refused(Refusal refusal) {
        return new Refused(List.of(refusal));
    }
}
