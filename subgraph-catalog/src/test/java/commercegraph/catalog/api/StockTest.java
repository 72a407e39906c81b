package commercegraph.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.app.CatalogUnderTest;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StockTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final SubgraphTestClient editor = CatalogUnderTest.editor();
    private final SubgraphTestClient orders = CatalogUnderTest.service();

    @Test
    void holdsSellsAndTakesBack() {
        String product = product(5);
        String order = "ord_" + product;

        assertThat(reserve(order, product, 3).at("reserveStock.reserved")).isEqualTo(true);
        assertThat(available(product)).isEqualTo(2);
        assertThat(mutate("commitStock", order).at("commitStock.reserved")).isEqualTo(true);
        assertThat(mutate("commitStock", order).at("commitStock.reserved")).isEqualTo(true);
        assertThat(available(product)).isEqualTo(2);
        assertThat(mutate("releaseStock", order).list("releaseStock.userErrors")).isEmpty();
        assertThat(available(product)).isEqualTo(5);
    }

    @Test
    void saysWhatIsMissing() {
        String product = product(1);
        GraphAnswer answer = reserve("ord_short" + product, product, 2);

        assertThat(answer.at("reserveStock.reserved")).isEqualTo(false);
        assertThat(answer.text("reserveStock.userErrors"))
                .isEqualTo("[{code=OUT_OF_STOCK, field=[lines, 0, quantity]}]");
    }

    @Test
    void movesForServicesAlone() {
        String product = product(1);
        String reserve =
                "mutation { reserveStock(input: {orderId: \"ord_x\", lines: [{productId: \"%s\", quantity: 1}]}) { reserved } }"
                        .formatted(product);

        assertThat(CatalogUnderTest.anybody().execute(reserve).errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(editor.execute(reserve).errorCodes()).containsExactly("FORBIDDEN");
        assertThat(
                        editor.execute("mutation { commitStock(orderId: \"ord_x\") { reserved } }")
                                .errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(
                        editor.execute("mutation { releaseStock(orderId: \"ord_x\") { reserved } }")
                                .errorCodes())
                .containsExactly("FORBIDDEN");
    }

    @Test
    void showsQuantitiesToThoseWhoCountThem() {
        String query =
                "{ product(id: \"%s\") { inStock availableQuantity } }".formatted(product(4));

        assertThat(editor.execute(query).at("product.availableQuantity")).isEqualTo(4);
        assertThat(orders.execute(query).at("product.availableQuantity")).isEqualTo(4);
        GraphAnswer anybody = CatalogUnderTest.anybody().execute(query);
        assertThat(anybody.errorCodes()).containsExactly("UNAUTHENTICATED");
        assertThat(anybody.at("product.inStock")).isEqualTo(true);
        assertThat(CatalogUnderTest.customer().execute(query).errorCodes())
                .containsExactly("FORBIDDEN");
    }

    @Test
    void adjustsWithinBounds() {
        String product = product(2);

        assertThat(adjust(product, "delta: -2, reason: \"broken\"").list("adjustStock.userErrors"))
                .isEmpty();
        assertThat(available(product)).isZero();
        assertThat(adjust(product, "delta: -1").text("adjustStock.userErrors"))
                .isEqualTo("[{code=OUT_OF_STOCK, field=[delta]}]");
        assertThat(adjust(product, "delta: 0").text("adjustStock.userErrors"))
                .isEqualTo("[{code=INVALID, field=[delta]}]");
        assertThat(adjust("prd_none", "delta: 1").text("adjustStock.userErrors"))
                .isEqualTo("[{code=NOT_FOUND, field=[productId]}]");
        String once = "delta: 7, idempotencyKey: \"adjust %s\"".formatted(product);
        adjust(product, once);
        adjust(product, once);
        assertThat(available(product)).isEqualTo(7);
    }

    private GraphAnswer reserve(String order, String product, int quantity) {
        return orders.execute(
                "mutation { reserveStock(input: {orderId: \"%s\", lines: [{productId: \"%s\", quantity: %d}]}) { reserved userErrors { code field } } }"
                        .formatted(order, product, quantity));
    }

    private GraphAnswer mutate(String field, String order) {
        return orders.execute(
                "mutation { %s(orderId: \"%s\") { orderId reserved userErrors { code } } }"
                        .formatted(field, order));
    }

    private GraphAnswer adjust(String product, String input) {
        return editor.execute(
                "mutation { adjustStock(input: {productId: \"%s\", %s}) { product { version } userErrors { code field } } }"
                        .formatted(product, input));
    }

    private int available(String product) {
        return Integer.parseInt(
                editor.execute("{ product(id: \"%s\") { availableQuantity } }".formatted(product))
                        .text("product.availableQuantity"));
    }

    private String product(int quantity) {
        return editor.execute(
                        "mutation { createProduct(input: {sku: \"STOCK-%d\", name: \"Stocked\", status: ON_SALE, initialQuantity: %d, price: {amount: \"1\", currency: \"EUR\"}}) { product { id } } }"
                                .formatted(NUMBERS.incrementAndGet(), quantity))
                .text("createProduct.product.id");
    }
}
