package commercegraph.orders.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What sending one of a product costs: 4.90 to the home country, 9.90 elsewhere, and 1.00 for each
/// started kilogram over the first, in the price's currency; nothing from a price of 50 on. Amounts
/// are rounded to the scale of the currency, half up, which only matters to currencies without
/// hundredths.
public final class ShippingEstimate {
    private static final String HOME = "DE";
    private static final BigDecimal TO_HOME = new BigDecimal("4.90");
    private static final BigDecimal ELSEWHERE = new BigDecimal("9.90");
    private static final BigDecimal FREE_FROM = new BigDecimal("50");
    private static final int GRAMS_PER_KILOGRAM = 1_000;

    private ShippingEstimate() {}

    /// Whether an estimate can be asked for this country: ISO 3166-1 alpha-2, in capitals.
    public static boolean knows(String country) {
        return AddressRules.isCountry(country);
    }

    public static Money of(int weightGrams, Money price, String country) {
        if (price.amount().compareTo(FREE_FROM) >= 0) {
            return Money.zero(price.currency());
        }
        int gramsOver = Math.max(0, weightGrams - GRAMS_PER_KILOGRAM);
        BigDecimal cost =
                (country.equals(HOME) ? TO_HOME : ELSEWHERE)
                        .add(BigDecimal.valueOf(Math.ceilDiv(gramsOver, GRAMS_PER_KILOGRAM)));
        return new Money(
                cost.setScale(price.currency().getDefaultFractionDigits(), RoundingMode.HALF_UP),
                price.currency());
    }
}
