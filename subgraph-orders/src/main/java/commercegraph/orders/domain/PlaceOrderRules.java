package commercegraph.orders.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The bounds of an order's input, which need nobody else to be checked: 1 to 100 items, of each
/// product 1 to 1,000 units in all, an address, a payment token that the provider takes, an
/// idempotency key of 1 to 128 characters.
final class PlaceOrderRules {
    static final int ITEMS_MAX = 100;
    /// As many as the catalog holds stock of in one transaction.
    static final int PRODUCTS_MAX = 99;

    static final int QUANTITY_MAX = 1_000;
    static final int KEY_CHARACTERS_MAX = 128;

    private PlaceOrderRules() {}

    /// Every rule that is broken, in the order of the input's fields.
    static List<Refusal> check(PlaceOrder input, Predicate<String> isPaymentToken) {
        List<Refusal> refusals = new ArrayList<>(lines(input.lines()));
        refusals.addAll(AddressRules.check(input.shippingAddress()));
        if (!isPaymentToken.test(input.paymentToken())) {
            refusals.add(
                    Refusal.invalid(
                            "The payment provider does not know this token.", "paymentToken"));
        }
        refusals.addAll(key(input.idempotencyKey()));
        return refusals;
    }

    static List<Refusal> key(String key) {
        return Text.isPlain(key, KEY_CHARACTERS_MAX)
                ? List.of()
                : List.of(
                        Refusal.invalid(
                                "An idempotency key has 1 to %d characters."
                                        .formatted(KEY_CHARACTERS_MAX),
                                "idempotencyKey"));
    }

    private static List<Refusal> lines(List<PlaceOrder.Line> lines) {
        if (lines.isEmpty() || lines.size() > ITEMS_MAX) {
            return List.of(
                    Refusal.invalid("An order has 1 to %d items.".formatted(ITEMS_MAX), "items"));
        }
        List<Refusal> refusals = new ArrayList<>();
        Map<String, Integer> unitsOfProduct = new HashMap<>();
        for (int index = 0; index < lines.size(); index++) {
            PlaceOrder.Line line = lines.get(index);
            if (line.quantity() < 1 || line.quantity() > QUANTITY_MAX) {
                refusals.add(quantity(index));
            } else if (unitsOfProduct.merge(line.productId(), line.quantity(), Integer::sum)
                    > QUANTITY_MAX) {
                refusals.add(quantity(index));
            }
        }
        if (unitsOfProduct.size() > PRODUCTS_MAX) {
            refusals.add(
                    Refusal.invalid(
                            "An order has at most %d different products.".formatted(PRODUCTS_MAX),
                            "items"));
        }
        return refusals;
    }

    private static Refusal quantity(int index) {
        return Refusal.invalid(
                "Of each product 1 to %,d units can be ordered.".formatted(QUANTITY_MAX),
                "items",
                String.valueOf(index),
                "quantity");
    }
}
