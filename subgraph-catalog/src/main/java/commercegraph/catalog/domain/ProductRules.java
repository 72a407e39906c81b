package commercegraph.catalog.domain;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The bounds of a product's fields. Each check answers with every rule that is broken, in the
/// order of the fields.
final class ProductRules {
    static final int NAME_CHARACTERS_MAX = 200;
    static final int DESCRIPTION_CHARACTERS_MAX = 10_000;
    static final int TAGS_MAX = 20;
    static final int TAG_CHARACTERS_MAX = 40;
    static final int WEIGHT_GRAMS_MAX = 100_000_000;
    static final int IMAGE_URL_CHARACTERS_MAX = 2_000;
    static final int QUANTITY_MAX = 1_000_000;
    static final int REASON_CHARACTERS_MAX = 200;
    static final int KEY_CHARACTERS_MAX = 128;

    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");

    private final List<Fault> faults = new ArrayList<>();

    private ProductRules() {}

    static List<Fault> check(NewProduct product) {
        var rules = new ProductRules();
        rules.sku(product.sku());
        rules.name(product.name());
        rules.description(Optional.ofNullable(product.description()));
        rules.price(product.amount(), product.currency());
        rules.tags(product.tags());
        rules.weight(Optional.ofNullable(product.weightGrams()));
        rules.imageUrl(Optional.ofNullable(product.imageUrl()));
        rules.require(
                product.initialQuantity() >= 0 && product.initialQuantity() <= QUANTITY_MAX,
                "The first quantity is 0 to %,d.".formatted(QUANTITY_MAX),
                "initialQuantity");
        rules.key(product.once());
        return rules.faults;
    }

    static List<Fault> check(ProductChange change) {
        var rules = new ProductRules();
        rules.notCleared(change.name(), "name");
        given(change.name()).ifPresent(rules::name);
        rules.description(given(change.description()));
        rules.notCleared(change.price(), "price");
        given(change.price()).ifPresent(price -> rules.price(price.amount(), price.currency()));
        given(change.tags()).ifPresent(rules::tags);
        rules.weight(given(change.weightGrams()));
        rules.imageUrl(given(change.imageUrl()));
        rules.notCleared(change.status(), "status");
        rules.key(change.once());
        return rules.faults;
    }

    static List<Fault> checkAdjustment(int delta, Optional<String> reason, Optional<Once> once) {
        var rules = new ProductRules();
        rules.require(
                delta != 0 && Math.abs((long) delta) <= QUANTITY_MAX,
                "An adjustment is 1 to %,d units up or down.".formatted(QUANTITY_MAX),
                "delta");
        rules.require(
                reason.map(text -> Text.isLine(text, REASON_CHARACTERS_MAX)).orElse(true),
                "A reason is one line of 1 to %d characters.".formatted(REASON_CHARACTERS_MAX),
                "reason");
        rules.key(once);
        return rules.faults;
    }

    static List<Fault> checkKey(Optional<Once> once) {
        var rules = new ProductRules();
        rules.key(once);
        return rules.faults;
    }

    private void sku(String sku) {
        require(
                SKU.matcher(sku).matches(),
                "An SKU is 1 to 64 letters, digits, dots, slashes, dashes or underscores and begins with a letter or digit.",
                "sku");
    }

    private void name(String name) {
        require(
                Text.isLine(name, NAME_CHARACTERS_MAX),
                "A name is one line of 1 to %d characters.".formatted(NAME_CHARACTERS_MAX),
                "name");
    }

    private void description(Optional<String> description) {
        require(
                description
                        .map(text -> Text.isParagraphs(text, DESCRIPTION_CHARACTERS_MAX))
                        .orElse(true),
                "A description has up to %,d characters.".formatted(DESCRIPTION_CHARACTERS_MAX),
                "description");
    }

    private void price(String amount, String code) {
        Optional<Currency> currency = Money.currency(code);
        require(currency.isPresent(), "A currency is an ISO 4217 code.", "price", "currency");
        require(
                currency.isEmpty() || Money.parse(amount, currency.get()).isPresent(),
                "An amount is a number from 0 to 999999999 with no more decimals than its currency has.",
                "price",
                "amount");
    }

    private void tags(List<String> tags) {
        require(
                tags.size() <= TAGS_MAX,
                "A product has up to %d tags.".formatted(TAGS_MAX),
                "tags");
        for (int index = 0; index < Math.min(tags.size(), TAGS_MAX); index++) {
            require(
                    Text.isLine(tags.get(index), TAG_CHARACTERS_MAX),
                    "A tag is one line of 1 to %d characters.".formatted(TAG_CHARACTERS_MAX),
                    "tags",
                    Integer.toString(index));
        }
    }

    private void weight(Optional<Integer> weightGrams) {
        require(
                weightGrams.map(grams -> grams >= 0 && grams <= WEIGHT_GRAMS_MAX).orElse(true),
                "A weight is 0 to %,d grams.".formatted(WEIGHT_GRAMS_MAX),
                "weightGrams");
    }

    private void imageUrl(Optional<String> imageUrl) {
        require(
                imageUrl.map(url -> Text.isWebAddress(url, IMAGE_URL_CHARACTERS_MAX)).orElse(true),
                "An image has an http or https address.",
                "imageUrl");
    }

    private void key(Optional<Once> once) {
        require(
                once.map(given -> Text.isLine(given.key(), KEY_CHARACTERS_MAX)).orElse(true),
                "An idempotency key is one line of 1 to %d characters."
                        .formatted(KEY_CHARACTERS_MAX),
                "idempotencyKey");
    }

    private void notCleared(Change<?> change, String field) {
        require(!(change instanceof Change.Clear<?>), "This field always has a value.", field);
    }

    private static <T> Optional<T> given(Change<T> change) {
        return change instanceof Change.Replace<T>(var value)
                ? Optional.of(value)
                : Optional.empty();
    }

    private void require(boolean holds, String message, String... field) {
        if (!holds) {
            faults.add(Fault.invalid(message, field));
        }
    }
}
