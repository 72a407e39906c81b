package commercegraph.catalog.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.domain.MovableClock;
import commercegraph.catalog.domain.Once;
import commercegraph.catalog.domain.OrderId;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.ProductResult;
import commercegraph.catalog.domain.Products;
import commercegraph.catalog.domain.Reservation;
import commercegraph.catalog.domain.Stock;
import commercegraph.catalog.domain.StockKeeping;
import commercegraph.catalog.domain.StockStep;
import commercegraph.stores.SharedStores;
import commercegraph.support.dynamodb.DynamoDbClients;
import commercegraph.support.errors.ErrorCode;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.ids.Ids;
import commercegraph.support.testing.UnreliableStore;
import commercegraph.support.testing.UnreliableStore.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Steps of several orders and of somebody who counts, on the real store: they run into one another
/// before each write, and each request to the store may be throttled, be lost, or be done without
/// an answer. A frail process dies of that in the middle of its step, a patient one asks again.
/// Whatever happens, units and holds add up after each step; and when all that died is done once
/// more, everything has happened once.
class StockUnderMishapsTest {
    private static final int UNITS = 6;
    private static final int ORDERS = 4;
    private static final String REGION = "eu-central-1";
    private static final String TABLE = "stock-under-mishaps";
    private static final MovableClock CLOCK =
            new MovableClock(Instant.parse("2026-11-21T10:00:00Z"));
    private static final UnreliableStore STORE =
            UnreliableStore.before(SharedStores.dynamoDb().endpoint());
    private static final CatalogTable TRUTH =
            CatalogTable.of(
                    DynamoDbClients.of(SharedStores.dynamoDb().endpoint(), REGION), TABLE, CLOCK);
    private static final DynamoDbClient PATIENT = DynamoDbClients.of(STORE.endpoint(), REGION);
    private static final DynamoDbClient FRAIL = frail();

    @Property(tries = 50)
    void unitsAddUpAndEverythingHappensOnce(
            @ForAll("steps") List<StockStep> steps,
            @ForAll("interruptions") List<Boolean> interruptions,
            @ForAll("mishaps") List<Mishap> mishaps,
            @ForAll boolean isFrail) {
        CatalogTable table = CatalogTable.opened(isFrail ? FRAIL : PATIENT, TABLE, CLOCK);
        var run = new Run(table, mishaps);
        Deque<StockStep> waiting = new ArrayDeque<>(steps);
        Iterator<Boolean> interrupted = interruptions.iterator();
        run.stock.meanwhile =
                () -> {
                    if (interrupted.hasNext() && interrupted.next() && !waiting.isEmpty()) {
                        run.attempt(waiting.removeFirst());
                    }
                };
        while (!waiting.isEmpty()) {
            run.attempt(waiting.removeFirst());
            run.assertUnitsAddUp();
        }
        STORE.recover();
        run.repeatWhatDied();
        run.assertUnitsAddUp();
        run.assertAdjustedOnce(steps);
        run.endAllHolds();
        run.assertUnitsAddUp();
    }

    /// One run with products and orders of its own.
    private static final class Run {
        private final String name = Ids.next("");
        private final List<ProductId> products =
                List.of(new ProductId("prd_a" + name), new ProductId("prd_b" + name));
        private final List<StockStep> died = new ArrayList<>();
        private final InterruptedStock stock;
        private final StockKeeping keeping;
        private final Products catalog;
        private final StockStep.Shop shop;

        Run(CatalogTable table, List<Mishap> mishaps) {
            for (ProductId product : products) {
                TRUTH.products()
                        .add(Samples.product(product, "sku-" + product), UNITS, Optional.empty());
            }
            stock = new InterruptedStock(table.stock());
            keeping = new StockKeeping(stock, CLOCK);
            catalog = new Products(table.products(), Ids::next, CLOCK);
            shop = new StockStep.Shop("ord_" + name, products, keeping, this::adjust, CLOCK);
            Iterator<Mishap> next = mishaps.iterator();
            STORE.plan(_ -> next.hasNext() ? next.next() : Mishap.NONE);
        }

        private ProductResult adjust(int delta) {
            var once = new Once("usr_counter " + name, "by " + delta, "hash of " + delta);
            return catalog.adjustStock(
                    products.getFirst(), delta, Optional.empty(), "usr_counter", Optional.of(once));
        }

        void attempt(StockStep step) {
            try {
                step.run(shop);
            } catch (GraphFailure failure) {
                assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
                died.add(step);
            }
        }

        void repeatWhatDied() {
            stock.meanwhile = () -> {};
            died.forEach(step -> step.run(shop));
        }

        /// All that could still be held is over by then.
        void endAllHolds() {
            CLOCK.advance(StockKeeping.HOLD_MAX.plus(Duration.ofDays(1)));
            int given = 1;
            while (given > 0) {
                given = keeping.giveBackExpired();
            }
            assertThat(held(products.get(0)) + held(products.get(1))).isZero();
        }

        void assertUnitsAddUp() {
            for (ProductId product : products) {
                Stock units = units(product);
                assertThat(units.available() + units.held() + units.sold())
                        .isEqualTo(UNITS + adjusted(product));
                assertThat(units.held()).isEqualTo(units(product, Reservation.State.HELD));
                assertThat(units.sold()).isEqualTo(units(product, Reservation.State.SOLD));
            }
        }

        /// Those that are refused at the end never were.
        void assertAdjustedOnce(List<StockStep> steps) {
            long expected =
                    steps.stream()
                            .filter(StockStep.Adjust.class::isInstance)
                            .map(StockStep.Adjust.class::cast)
                            .distinct()
                            .filter(step -> adjust(step.delta()) instanceof ProductResult.Saved)
                            .mapToLong(StockStep.Adjust::delta)
                            .sum();
            assertThat(adjusted(products.getFirst())).isEqualTo(expected);
        }

        private static Stock units(ProductId product) {
            return TRUTH.stock().findAll(Set.of(product)).getOrDefault(product, Stock.NONE);
        }

        private static long held(ProductId product) {
            return units(product).held();
        }

        private long units(ProductId product, Reservation.State state) {
            return IntStream.rangeClosed(1, ORDERS)
                    .mapToObj(order -> new OrderId("ord_" + name + order))
                    .flatMap(order -> TRUTH.stock().reservation(order).stream())
                    .filter(reservation -> reservation.state() == state)
                    .mapToLong(reservation -> reservation.units().getOrDefault(product, 0))
                    .sum();
        }

        private static long adjusted(ProductId product) {
            return Samples.adjustments(TRUTH.table(), product).stream()
                    .mapToLong(item -> item.number("delta"))
                    .sum();
        }
    }

    @Provide
    Arbitrary<List<StockStep>> steps() {
        return StockStep.ofAll().list().ofMaxSize(14);
    }

    @Provide
    Arbitrary<List<Boolean>> interruptions() {
        return Arbitraries.of(true, false).list().ofMaxSize(14);
    }

    @Provide
    Arbitrary<List<Mishap>> mishaps() {
        return Arbitraries.frequency(
                        Tuple.of(8, Mishap.NONE),
                        Tuple.of(1, Mishap.THROTTLED),
                        Tuple.of(1, Mishap.LOST_BEFORE),
                        Tuple.of(2, Mishap.LOST_AFTER))
                .list()
                .ofMaxSize(40);
    }

    private static DynamoDbClient frail() {
        return DynamoDbClient.builder()
                .endpointOverride(STORE.endpoint())
                .region(Region.of(REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(calls -> calls.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
