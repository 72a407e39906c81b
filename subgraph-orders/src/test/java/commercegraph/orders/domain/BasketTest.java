package commercegraph.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BasketTest {
    private static final ProductId CUP = new ProductId("prd_cup");
    private static final ProductId TEA = new ProductId("prd_tea");
    private static final Map<ProductId, CatalogProduct> EUROS =
            Map.of(
                    CUP, new CatalogProduct(CUP, "Cup", Money.of("0.10", "EUR"), 5),
                    TEA, new CatalogProduct(TEA, "Tea", Money.of("19.99", "EUR"), 5));

    @Test
    void addsUpExactly() {
        Basket basket = Basket.of(List.of(line(CUP, 3), line(TEA, 2)), EUROS);

        assertThat(basket.refusals()).isEmpty();
        assertThat(basket.total()).isEqualTo(Money.of("40.28", "EUR"));
        assertThat(basket.items(new OrderId("ord_01JZZZZZZZZZZZZZZZZZZZZZZZ")))
                .extracting(OrderItem::productName, OrderItem::quantity, OrderItem::lineTotal)
                .containsExactly(
                        tuple("Cup", 3, Money.of("0.30", "EUR")),
                        tuple("Tea", 2, Money.of("39.98", "EUR")));
    }

    @Test
    void countsAllLinesOfAProductAgainstItsStock() {
        List<Refusal> refusals = Basket.of(List.of(line(CUP, 3), line(CUP, 3)), EUROS).refusals();

        assertThat(refusals)
                .extracting(Refusal::code, Refusal::field)
                .containsExactly(
                        tuple(Refusal.Code.OUT_OF_STOCK, List.of("items", "0", "quantity")),
                        tuple(Refusal.Code.OUT_OF_STOCK, List.of("items", "1", "quantity")));
    }

    @Test
    void doesNotFindWhatIsNotOnSaleOrNoId() {
        List<Refusal> refusals =
                Basket.of(
                                List.of(
                                        line(new ProductId("prd_x"), 1),
                                        new PlaceOrder.Line("\u0000", 1)),
                                EUROS)
                        .refusals();

        assertThat(refusals)
                .extracting(Refusal::code, refusal -> String.join(".", refusal.field()))
                .containsExactly(
                        tuple(Refusal.Code.NOT_FOUND, "items.0.productId"),
                        tuple(Refusal.Code.NOT_FOUND, "items.1.productId"));
    }

    @Test
    void hasOneCurrency() {
        Map<ProductId, CatalogProduct> mixed =
                Map.of(
                        CUP, new CatalogProduct(CUP, "Cup", Money.of("100", "JPY"), 5),
                        TEA, new CatalogProduct(TEA, "Tea", Money.of("19.99", "EUR"), 5));

        assertThat(Basket.of(List.of(line(CUP, 1), line(TEA, 1)), mixed).refusals())
                .extracting(Refusal::code, Refusal::field)
                .containsExactly(tuple(Refusal.Code.INVALID, List.of("items")));
    }

    private static PlaceOrder.Line line(ProductId product, int quantity) {
        return new PlaceOrder.Line(product.value(), quantity);
    }
}
