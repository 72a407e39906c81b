package commercegraph.catalog.persistence;

import commercegraph.catalog.domain.CategoryId;
import commercegraph.catalog.domain.Once;
import commercegraph.catalog.domain.OrderId;
import commercegraph.catalog.domain.ProductId;
import commercegraph.catalog.domain.Sku;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The primary key of an item: which thing, and what of it.
record Key(String pk, String sk) {
    private static final String PRODUCT = "PRODUCT#";
    private static final String CATEGORY = "CATEGORY#";

    /// The store refuses longer keys; no id of ours is half as long.
    private static final int ID_CHARACTERS_MAX = 200;

    static Key product(ProductId id) {
        return new Key(PRODUCT + id, "PRODUCT");
    }

    static Key stock(ProductId id) {
        return new Key(PRODUCT + id, "STOCK");
    }

    static Key adjustment(ProductId id, String adjustment) {
        return new Key(PRODUCT + id, "ADJUSTMENT#" + adjustment);
    }

    static Key sku(Sku sku) {
        return new Key("SKU#" + sku, "SKU");
    }

    static Key category(CategoryId id) {
        return new Key(CATEGORY + id, "CATEGORY");
    }

    static Key reservation(OrderId order) {
        return new Key("ORDER#" + order, "RESERVATION");
    }

    static Key once(Once once) {
        return new Key("ONCE#" + once.scope() + "#" + once.key(), "ONCE");
    }

    /// Whether an id from outside can be that of anything: ours and SKUs are visible ASCII.
    static boolean isPlausible(String id) {
        return !id.isEmpty()
                && id.length() <= ID_CHARACTERS_MAX
                && id.chars().allMatch(character -> character > ' ' && character < 127);
    }

    Map<String, AttributeValue> attributes() {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }

    /// The part of the primary key that is the thing's own id.
    String id() {
        return pk.substring(pk.indexOf('#') + 1);
    }
}
