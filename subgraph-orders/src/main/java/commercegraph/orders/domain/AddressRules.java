package commercegraph.orders.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The bounds of a shipping address: each part plain text of 1 to 200 characters (postal code: 20),
/// and a country of ISO 3166-1 alpha-2 in capitals.
final class AddressRules {
    private static final int PART_CHARACTERS_MAX = 200;
    private static final int POSTAL_CODE_CHARACTERS_MAX = 20;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private AddressRules() {}

    static boolean isCountry(String text) {
        return COUNTRIES.contains(text);
    }

    static List<Refusal> check(Address address) {
        return Stream.of(
                        text("name", address.name(), PART_CHARACTERS_MAX),
                        text("line1", address.line1(), PART_CHARACTERS_MAX),
                        address.line2().flatMap(line2 -> text("line2", line2, PART_CHARACTERS_MAX)),
                        text("city", address.city(), PART_CHARACTERS_MAX),
                        text("postalCode", address.postalCode(), POSTAL_CODE_CHARACTERS_MAX),
                        Optional.of(address.country())
                                .filter(Predicate.not(AddressRules::isCountry))
                                .map(
                                        _ ->
                                                Refusal.invalid(
                                                        "A country is two capital letters of ISO 3166, such as DE.",
                                                        "shippingAddress",
                                                        "country")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Refusal> text(String field, String value, int charactersMax) {
        return Text.isPlain(value, charactersMax)
                ? Optional.empty()
                : Optional.of(
                        Refusal.invalid(
                                "%s is a text of 1 to %d characters."
                                        .formatted(field, charactersMax),
                                "shippingAddress",
                                field));
    }
}
