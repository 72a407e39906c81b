package commercegraph.catalog.app;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.domain.BulkLoad.StockedProduct;
import commercegraph.catalog.domain.Product;
import commercegraph.catalog.domain.Products;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How long reads by key take, at 200 a second, on DynamoDB Local in this process. Each begins when
/// its time has come, whether or not those before it have ended, and is measured from that time.
/// Asserts that every answer is right, and nothing of time. Not run with the tests; the command is
/// in the module's README.
class ReadLatencyBenchmark {
    private static final int PER_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final List<Product> PRODUCTS =
            CatalogUnderTest.seeds().stream().map(StockedProduct::product).toList();

    private final SubgraphTestClient client = CatalogUnderTest.anybody();
    private final AtomicInteger wrong = new AtomicInteger();

    @BeforeAll
    static void seed() {
        CatalogSeeds.write(CatalogUnderTest.CONTEXT, Instant.parse("2026-11-21T10:00:00Z"));
    }

    @Test
    void readsByKey() {
        Products products = CatalogUnderTest.CONTEXT.getBean(Products.class);
        Map<String, IntConsumer> reads = new LinkedHashMap<>();
        reads.put(
                "the repository: one product by id",
                number -> check(products.find(Set.of(product(number).id())).size() == 1));
        reads.put(
                "GraphQL over HTTP, signed: product by id",
                number ->
                        checkAnswer(
                                client.execute(
                                        "query($id: ID!) { product(id: $id) { id name price { amount currency } } }",
                                        Map.of("id", product(number).id().value()))));
        reads.put(
                "GraphQL over HTTP, signed: product by SKU",
                number ->
                        checkAnswer(
                                client.execute(
                                        "query($sku: String!) { productBySku(sku: $sku) { id name price { amount currency } } }",
                                        Map.of("sku", product(number).sku().value()))));
        reads.put(
                "GraphQL over HTTP, signed: 20 products as entities",
                number ->
                        checkAnswer(
                                client.execute(
                                        "query($keys: [_Any!]!) { _entities(representations: $keys) { ... on Product { name price { amount } } } }",
                                        Map.of("keys", keys(number)))));
        // All of them first: what one compiles late would be counted in the next.
        Map<String, Integer> alone = new LinkedHashMap<>();
        reads.forEach((what, read) -> alone.put(what, warmUp(read)));
        reads.forEach((what, read) -> measure(what, read, alone.getOrDefault(what, 0)));
        assertThat(wrong).hasValue(0);
    }

    private static List<Map<String, String>> keys(int number) {
        return PRODUCTS.subList(number % 180, number % 180 + 20).stream()
                .map(product -> Map.of("__typename", "Product", "id", product.id().value()))
                .toList();
    }

    private static Product product(int number) {
        return PRODUCTS.get(number * 37 % PRODUCTS.size());
    }

    private void checkAnswer(GraphAnswer answer) {
        boolean isWhole =
                answer.errors().isEmpty()
                        && answer.body().get("data") instanceof Map<?, ?> data
                        && data.values().stream()
                                .allMatch(
                                        value ->
                                                value instanceof List<?> list
                                                        ? !list.contains(null)
                                                        : value != null);
        check(isWhole);
    }

    private void check(boolean isRight) {
        if (!isRight) {
            wrong.incrementAndGet();
        }
    }

    private static void measure(String what, IntConsumer read, int alone) {
        long[] nanos = run(read, MEASURED);
        Arrays.sort(nanos);
        System.out.printf(
                "%-50s one by one %d/s; at %d/s, %d reads: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, most %.2f ms%n",
                what,
                alone,
                PER_SECOND,
                nanos.length,
                millis(nanos, 0.50),
                millis(nanos, 0.95),
                millis(nanos, 0.99),
                millis(nanos, 1));
    }

    /// One after the other, as fast as they go: a cold JVM is not what is measured.
    private static int warmUp(IntConsumer read) {
        long end = System.nanoTime() + WARM_UP.toNanos();
        int number = 0;
        while (System.nanoTime() < end) {
            read.accept(number++);
        }
        return Math.toIntExact(number / WARM_UP.toSeconds());
    }

    private static double millis(long[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[index] / 1e6;
    }

    private static long[] run(IntConsumer read, Duration time) {
        int count = Math.toIntExact(time.toSeconds() * PER_SECOND);
        long[] nanos = new long[count];
        long start = System.nanoTime();
        long between = Duration.ofSeconds(1).toNanos() / PER_SECOND;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < count; number++) {
                int current = number;
                long due = start + number * between;
                for (long left = due - System.nanoTime();
                        left > 0;
                        left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                threads.execute(
                        () -> {
                            read.accept(current);
                            nanos[current] = System.nanoTime() - due;
                        });
            }
        }
        return nanos;
    }
}
