package commercegraph.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceOrderRulesTest {
    private static final Address ADDRESS =
            new Address("Ada", "Weg 1", Optional.empty(), "Berlin", "10115", "DE");
    private static final PlaceOrder.Line LINE = new PlaceOrder.Line("prd_1", 1);

    @Test
    void findsNothingWrongWithAnOrderWithinBounds() {
        assertThat(check(List.of(LINE, new PlaceOrder.Line("prd_1", 999)), ADDRESS, "tok_ok", "k"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void boundsTheNumberOfItems(int count) {
        assertThat(check(Collections.nCopies(count, LINE), ADDRESS, "tok_ok", "k"))
                .containsExactly("items");
    }

    @Test
    void boundsTheNumberOfProducts() {
        List<PlaceOrder.Line> lines =
                IntStream.range(0, 100)
                        .mapToObj(number -> new PlaceOrder.Line("prd_" + number, 1))
                        .toList();
        assertThat(check(lines, ADDRESS, "tok_ok", "k")).containsExactly("items");
        assertThat(check(lines.subList(0, 99), ADDRESS, "tok_ok", "k")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, items.0.quantity",
        "-5, 1, items.0.quantity",
        "1, 1001, items.1.quantity",
        "600, 401, items.1.quantity"
    })
    void boundsTheUnitsOfAProduct(int first, int second, String field) {
        List<PlaceOrder.Line> lines =
                List.of(new PlaceOrder.Line("prd_1", first), new PlaceOrder.Line("prd_1", second));
        assertThat(check(lines, ADDRESS, "tok_ok", "k")).containsExactly(field);
    }

    @Test
    void namesEveryFieldOfAnAddressThatIsOutOfBounds() {
        Address address =
                new Address(
                        " ",
                        "a".repeat(201),
                        Optional.of("a\u0000b"),
                        "\uD800",
                        "123456789012345678901",
                        "de");
        assertThat(check(List.of(LINE), address, "tok_ok", "k"))
                .containsExactly(
                        "shippingAddress.name",
                        "shippingAddress.line1",
                        "shippingAddress.line2",
                        "shippingAddress.city",
                        "shippingAddress.postalCode",
                        "shippingAddress.country");
    }

    @Test
    void takesTextsOfAnyScript() {
        Address address =
                new Address("李小龍 👩‍👩‍👧", "Straße 1", Optional.of("ß"), "Zürich", "〒100", "CH");
        assertThat(check(List.of(LINE), address, "tok_ok", "k")).isEmpty();
    }

    @Test
    void refusesAnUnknownTokenAndAKeyOutOfBounds() {
        assertThat(check(List.of(LINE), ADDRESS, "tok_other", ""))
                .containsExactly("paymentToken", "idempotencyKey");
        assertThat(check(List.of(LINE), ADDRESS, "tok_ok", "k".repeat(129)))
                .containsExactly("idempotencyKey");
        assertThat(check(List.of(LINE), ADDRESS, "tok_ok", "k".repeat(128))).isEmpty();
    }

    private static List<String> check(
            List<PlaceOrder.Line> lines, Address address, String token, String key) {
        PlaceOrder order = new PlaceOrder(new UserId("usr_1"), lines, address, token, key, "c");
        return PlaceOrderRules.check(order, "tok_ok"::equals).stream()
                .peek(refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.INVALID))
                .map(refusal -> String.join(".", refusal.field()))
                .toList();
    }
}
