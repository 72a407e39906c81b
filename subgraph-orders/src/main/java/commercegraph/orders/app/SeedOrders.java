package commercegraph.orders.app;

import commercegraph.orders.app.OrderSeeds.SeedProduct;
import commercegraph.orders.domain.Address;
import commercegraph.orders.domain.Failure;
import commercegraph.orders.domain.Money;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderEvent;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderItem;
import commercegraph.orders.domain.OrderStatus;
import commercegraph.orders.domain.PaymentStatus;
import commercegraph.orders.domain.ProductId;
import commercegraph.orders.domain.SeededOrder;
import commercegraph.orders.domain.Shipment;
import commercegraph.orders.domain.UserId;
import commercegraph.support.seeds.SeedIds;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// Makes the seeded orders, oldest first: most delivered in the last three months, some on their
/// way, the last ones confirmed today, a few cancelled or failed. Few users and few products make
/// most of them, as in any shop.
final class SeedOrders {
    static final int ORDERS = 120;
    private static final int USERS = 50;
    private static final int ITEMS_MAX = 4;
    private static final int UNITS_MAX = 3;

    /// Up to this number orders are delivered, up to the next they are on their way.
    private static final int LAST_DELIVERED = 96;

    private static final int LAST_SHIPPED = 108;
    private static final Duration OLDEST = Duration.ofDays(90);
    private static final Duration LAST_DELIVERED_AGE = Duration.ofDays(6);
    private static final Duration LAST_SHIPPED_AGE = Duration.ofHours(36);
    private static final Duration LAST_AGE = Duration.ofHours(1);

    private static final List<String> CITIES =
            List.of("Berlin", "Hamburg", "Köln", "Leipzig", "München");

    private final List<SeedProduct> products;
    private final Instant now;

    SeedOrders(List<SeedProduct> products, Instant now) {
        if (products.isEmpty()) {
            throw new IllegalArgumentException("orders need products");
        }
        this.products = List.copyOf(products);
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    List<SeededOrder> all() {
        return IntStream.rangeClosed(1, ORDERS).mapToObj(this::order).toList();
    }

    private SeededOrder order(int number) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(number);
        OrderId id = new OrderId(SeedIds.order(number));
        int user = buyer(number, random);
        List<OrderItem> items = items(id, random);
        List<OrderEvent> history = history(number);
        OrderEvent last = history.getLast();
        Order order =
                new Order(
                        id,
                        "ORD-%d-%06d"
                                .formatted(
                                        placedAt(number).atZone(ZoneOffset.UTC).getYear(), number),
                        new UserId(SeedIds.user(user)),
                        last.status(),
                        items.stream().map(OrderItem::lineTotal).reduce(Money::plus).orElseThrow(),
                        address(user),
                        Optional.of(payment(last.status())),
                        failure(last.status()),
                        shipment(last.status(), number),
                        placedAt(number),
                        last.occurredAt());
        return new SeededOrder(order, items, history);
    }

    /// The customer who signs in has one order in twenty; the others share the rest unevenly.
    private static int buyer(int number, RandomGenerator random) {
        return number % 20 == 0 ? 1 : 2 + skewed(USERS - 1, random);
    }

    private List<OrderItem> items(OrderId order, RandomGenerator random) {
        SeedProduct first = products.get(skewed(products.size(), random));
        List<SeedProduct> chosen = new ArrayList<>(List.of(first));
        int wanted = 1 + random.nextInt(ITEMS_MAX);
        for (int draw = 1; draw < wanted; draw++) {
            SeedProduct next = products.get(skewed(products.size(), random));
            if (next.currency().equals(first.currency()) && !chosen.contains(next)) {
                chosen.add(next);
            }
        }
        return IntStream.range(0, chosen.size())
                .mapToObj(
                        index -> {
                            SeedProduct product = chosen.get(index);
                            return new OrderItem(
                                    "%s-%d".formatted(order.value(), index + 1),
                                    new ProductId(product.id()),
                                    product.name(),
                                    1 + random.nextInt(UNITS_MAX),
                                    Money.of(product.price().toPlainString(), product.currency()));
                        })
                .toList();
    }

    /// Half of the draws fall on the first quarter.
    private static int skewed(int count, RandomGenerator random) {
        double draw = random.nextDouble();
        return (int) (count * draw * draw);
    }

    private Instant placedAt(int number) {
        Duration age;
        if (number <= LAST_DELIVERED) {
            age = between(OLDEST, LAST_DELIVERED_AGE, number - 1, LAST_DELIVERED);
        } else if (number <= LAST_SHIPPED) {
            age =
                    between(
                            LAST_DELIVERED_AGE,
                            LAST_SHIPPED_AGE,
                            number - LAST_DELIVERED,
                            LAST_SHIPPED - LAST_DELIVERED);
        } else {
            age = between(LAST_SHIPPED_AGE, LAST_AGE, number - LAST_SHIPPED, ORDERS - LAST_SHIPPED);
        }
        return now.minus(age);
    }

    private static Duration between(Duration from, Duration to, int step, int steps) {
        return from.minus(from.minus(to).multipliedBy(step).dividedBy(steps));
    }

    private static OrderStatus end(int number) {
        if (number > LAST_DELIVERED) {
            return number <= LAST_SHIPPED ? OrderStatus.SHIPPED : OrderStatus.CONFIRMED;
        }
        if (number % 19 == 0) {
            return OrderStatus.FAILED;
        }
        return number % 16 == 0 ? OrderStatus.CANCELLED : OrderStatus.DELIVERED;
    }

    private List<OrderEvent> history(int number) {
        Instant placed = placedAt(number);
        List<OrderEvent> history = new ArrayList<>();
        history.add(event(OrderStatus.PLACED, placed, Duration.ZERO));
        history.add(event(OrderStatus.INVENTORY_RESERVED, placed, Duration.ofMillis(400)));
        OrderStatus end = end(number);
        if (end == OrderStatus.FAILED) {
            history.add(
                    new OrderEvent(end, failure(end).map(Failure::reason), placed.plusSeconds(1)));
            return history;
        }
        history.add(event(OrderStatus.PAID, placed, Duration.ofMillis(900)));
        history.add(event(OrderStatus.CONFIRMED, placed, Duration.ofMillis(1_200)));
        switch (end) {
            case CANCELLED -> history.add(event(end, placed, Duration.ofHours(2)));
            case SHIPPED, DELIVERED -> {
                history.add(event(OrderStatus.SHIPPED, placed, Duration.ofHours(20)));
                if (end == OrderStatus.DELIVERED) {
                    history.add(event(end, placed, Duration.ofHours(70)));
                }
            }
            default -> {}
        }
        return history;
    }

    private static OrderEvent event(OrderStatus status, Instant placed, Duration later) {
        return new OrderEvent(status, Optional.empty(), placed.plus(later));
    }

    private static PaymentStatus payment(OrderStatus end) {
        return switch (end) {
            case FAILED -> PaymentStatus.DECLINED;
            case CANCELLED -> PaymentStatus.REFUNDED;
            default -> PaymentStatus.CAPTURED;
        };
    }

    private static Optional<Failure> failure(OrderStatus end) {
        return end == OrderStatus.FAILED
                ? Optional.of(
                        new Failure(Failure.Code.PAYMENT_DECLINED, "The payment was declined."))
                : Optional.empty();
    }

    private static Optional<Shipment> shipment(OrderStatus end, int number) {
        return end == OrderStatus.SHIPPED || end == OrderStatus.DELIVERED
                ? Optional.of(new Shipment("Quickstart Post", "QP%012d".formatted(number)))
                : Optional.empty();
    }

    private static Address address(int user) {
        return new Address(
                "Customer %d".formatted(user),
                "Example Street %d".formatted(user),
                Optional.empty(),
                CITIES.get(user % CITIES.size()),
                "%05d".formatted(10_000 + user),
                "DE");
    }
}
