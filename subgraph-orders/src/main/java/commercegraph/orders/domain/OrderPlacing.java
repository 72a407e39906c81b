package commercegraph.orders.domain;

import commercegraph.orders.domain.OrderRepository.PlacedOrder;
import commercegraph.orders.domain.OrderResult.Accepted;
import commercegraph.orders.domain.OrderResult.Refused;
import commercegraph.orders.domain.Refusal.Code;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Places orders. The same buyer, key and input give the same order for ever, also when they come
/// at the same time.
public final class OrderPlacing {
    private final OrderRepository orders;
    private final Catalog catalog;
    private final Users users;
    private final Predicate<String> isPaymentToken;
    private final Supplier<OrderId> ids;
    private final Function<Object, String> inputHash;
    private final Clock clock;

    public OrderPlacing(
            OrderRepository orders,
            Catalog catalog,
            Users users,
            Predicate<String> isPaymentToken,
            Supplier<OrderId> ids,
            Function<Object, String> inputHash,
            Clock clock) {
        this.orders = orders;
        this.catalog = catalog;
        this.users = users;
        this.isPaymentToken = isPaymentToken;
        this.ids = ids;
        this.inputHash = inputHash;
        this.clock = clock;
    }

    /// The order, or what stands against it. The key is looked up before the neighbours are asked:
    /// a repeated request needs neither of them, and prices that changed since do not matter to it.
    public OrderResult place(PlaceOrder input) {
        List<Refusal> refusals = PlaceOrderRules.check(input, isPaymentToken);
        if (!refusals.isEmpty()) {
            return new Refused(refusals);
        }
        String hash = inputHash.apply(input.canonical());
        Optional<PlacedOrder> placed = orders.findPlaced(input.buyer(), input.idempotencyKey());
        if (placed.isPresent()) {
            return repeated(placed.get(), hash);
        }
        if (!users.isActive(input.buyer())) {
            return inactive();
        }
        Basket basket = Basket.of(input.lines(), catalog.products(productsOf(input)));
        if (!basket.refusals().isEmpty()) {
            return new Refused(basket.refusals());
        }
        return orders.place(order(input, basket, hash))
                .map(order -> repeated(order, hash))
                .orElseGet(OrderPlacing::inactive);
    }

    private static OrderResult inactive() {
        return OrderResult.refused(
                new Refusal(Code.USER_DISABLED, "This account can't place orders.", List.of()));
    }

    private static OrderResult repeated(PlacedOrder placed, String hash) {
        return placed.inputHash().equals(hash)
                ? new Accepted(placed.order())
                : OrderResult.refused(Refusal.keyReused());
    }

    private NewOrder order(PlaceOrder input, Basket basket, String hash) {
        OrderId id = ids.get();
        return new NewOrder(
                id,
                input.buyer(),
                basket.items(id),
                basket.total(),
                input.shippingAddress(),
                input.paymentToken(),
                input.idempotencyKey(),
                hash,
                input.correlationId(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static Set<ProductId> productsOf(PlaceOrder input) {
        Set<ProductId> ids = new TreeSet<>();
        input.lines().forEach(line -> ProductId.parse(line.productId()).ifPresent(ids::add));
        return ids;
    }
}
