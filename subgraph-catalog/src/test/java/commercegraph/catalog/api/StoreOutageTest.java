package commercegraph.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.app.CatalogUnderTest;
import commercegraph.stores.SharedStores;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import commercegraph.support.testing.UnreliableStore;
import commercegraph.support.testing.UnreliableStore.Mishap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/// A store that is throttled, loses requests or answers, or is not there.
class StoreOutageTest {
    private static final String WRITES = "TransactWriteItems";
    private static final UnreliableStore STORE =
            UnreliableStore.before(SharedStores.dynamoDb().endpoint());

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext catalog;

    @SuppressWarnings("NullAway.Init")
    private static Shop shop;

    /// The same table, seen past the mishaps.
    private final SubgraphTestClient truth = CatalogUnderTest.editor();

    @BeforeAll
    static void start() {
        catalog = CatalogUnderTest.start(STORE.endpoint());
        shop = new Shop(CatalogUnderTest.editor(catalog));
    }

    @AfterAll
    static void stop() {
        catalog.close();
        STORE.close();
    }

    @AfterEach
    void recover() {
        STORE.recover();
    }

    @ParameterizedTest
    @EnumSource(value = Mishap.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void outlivesAPassingMishapOfEveryRequest(Mishap mishap) {
        STORE.plan(firstOfEachKind(mishap));
        String category = shop.category("Through " + mishap, null);
        GraphAnswer made = shop.create(Map.of("categoryId", category, "initialQuantity", 3));
        String id = made.text("createProduct.product.id");
        STORE.plan(firstOfEachKind(mishap));
        GraphAnswer adjusted = adjust(id, "");
        STORE.plan(firstOfEachKind(mishap));
        GraphAnswer listed =
                shop.editor()
                        .execute(
                                "{ products(filter: {categoryId: \"%s\"}) { nodes { id availableQuantity version } } }"
                                        .formatted(category));

        assertThat(made.errors()).isEmpty();
        assertThat(made.list("createProduct.userErrors")).isEmpty();
        assertThat(adjusted.list("adjustStock.userErrors")).isEmpty();
        assertThat(listed.text("products.nodes"))
                .as("written once, whatever was lost")
                .isEqualTo("[{id=%s, availableQuantity=4, version=1}]".formatted(id));
    }

    @ParameterizedTest
    @MethodSource("everyOperation")
    void saysUnavailableWhenTheStoreIsNotThere(String operation) {
        STORE.plan(_ -> Mishap.LOST_BEFORE);

        GraphAnswer answer = shop.editor().execute(operation);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errorCodes()).isNotEmpty().containsOnly("UNAVAILABLE");
        assertThat(answer.errorMessages())
                .allSatisfy(
                        message -> assertThat(message).doesNotContain("Exception", "software."));
    }

    @ParameterizedTest
    @MethodSource("everyOperation")
    void saysUnavailableWhenTheStoreHasTooMuchToDo(String operation) {
        STORE.plan(_ -> Mishap.THROTTLED);

        assertThat(shop.editor().execute(operation).errorCodes())
                .isNotEmpty()
                .containsOnly("UNAVAILABLE");
    }

    static Stream<String> everyOperation() {
        return Stream.of(
                "{ product(id: \"prd_x\") { id } }",
                "{ productBySku(sku: \"x\") { id } }",
                "{ products { nodes { id } } }",
                "{ category(id: \"cat_x\") { id } }",
                "{ categories { id } }",
                "{ _entities(representations: [{__typename: \"Product\", id: \"prd_x\"}]) { __typename } }",
                "mutation { createProduct(input: {sku: \"OUT\", name: \"N\", price: {amount: \"1\", currency: \"EUR\"}}) { product { id } } }",
                "mutation { updateProduct(input: {id: \"prd_x\", name: \"N\"}) { product { id } } }",
                "mutation { deleteProduct(input: {id: \"prd_x\"}) { product { id } } }",
                "mutation { adjustStock(input: {productId: \"prd_x\", delta: 1}) { product { id } } }",
                "mutation { createCategory(input: {name: \"N\"}) { category { id } } }");
    }

    /// The write is done each time, and its answer never comes: the caller learns nothing, and asks
    /// again under its key.
    @Test
    void keepsWhatWasWrittenWithoutAnAnswerForTheNextTry() {
        Map<String, Object> input =
                Map.of(
                        "sku",
                        Shop.sku(),
                        "idempotencyKey",
                        "cut " + Shop.sku(),
                        "initialQuantity",
                        2);
        STORE.plan(cut());
        GraphAnswer lost = shop.create(input);
        STORE.recover();
        GraphAnswer again = shop.create(input);

        assertThat(lost.errorCodes()).containsExactly("UNAVAILABLE");
        assertThat(again.list("createProduct.userErrors")).isEmpty();
        String id = again.text("createProduct.product.id");
        assertThat(available(id)).isEqualTo("2");

        String key = ", idempotencyKey: \"cut %s\"".formatted(id);
        STORE.plan(cut());
        assertThat(adjust(id, key).errorCodes()).containsExactly("UNAVAILABLE");
        STORE.recover();
        assertThat(adjust(id, key).list("adjustStock.userErrors")).isEmpty();
        assertThat(available(id)).as("adjusted once").isEqualTo("3");
    }

    /// A transaction that does not reach the store leaves nothing of itself.
    @Test
    void showsNoHalfOfAWrite() {
        String sku = Shop.sku();
        STORE.plan(asked -> asked.equals(WRITES) ? Mishap.LOST_BEFORE : Mishap.NONE);
        GraphAnswer lost = shop.create(Map.of("sku", sku));
        STORE.recover();

        assertThat(lost.errorCodes()).containsExactly("UNAVAILABLE");
        assertThat(
                        truth.execute("{ productBySku(sku: \"%s\") { id } }".formatted(sku))
                                .at("productBySku"))
                .isNull();
        assertThat(shop.create(Map.of("sku", sku)).list("createProduct.userErrors")).isEmpty();
    }

    private static Function<String, Mishap> firstOfEachKind(Mishap mishap) {
        Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
        return asked ->
                seen.computeIfAbsent(asked, _ -> new AtomicInteger()).getAndIncrement() == 0
                        ? mishap
                        : Mishap.NONE;
    }

    private static Function<String, Mishap> cut() {
        return asked -> asked.equals(WRITES) ? Mishap.LOST_AFTER : Mishap.NONE;
    }

    private static GraphAnswer adjust(String product, String more) {
        return shop.editor()
                .execute(
                        "mutation { adjustStock(input: {productId: \"%s\", delta: 1%s}) { userErrors { code } } }"
                                .formatted(product, more));
    }

    private String available(String product) {
        return truth.execute("{ product(id: \"%s\") { availableQuantity } }".formatted(product))
                .text("product.availableQuantity");
    }
}
