package commercegraph.catalog.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/// An exact amount in the scale of its currency: "0.30" euros, "30" yen.
public record Money(BigDecimal amount, Currency currency) {
    /// Amounts are below this in any currency.
    public static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000");

    /// No sign, no exponent, at most 9 digits before and 6 after the point: longer ones are not
    /// worth the work of reading them.
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");

    public Money {
        if (amount.scale() != currency.getDefaultFractionDigits() || amount.signum() < 0) {
            throw new IllegalArgumentException("not an amount of " + currency + ": " + amount);
        }
    }

    /// Empty for a text that is no amount, or has more decimals than the currency.
    public static Optional<Money> parse(String amount, Currency currency) {
        return decimal(amount)
                .filter(value -> fits(value, currency))
                .map(
                        value ->
                                new Money(
                                        value.setScale(currency.getDefaultFractionDigits()),
                                        currency));
    }

    /// An ISO 4217 code of money that can be paid with: gold and test codes have no decimals
    /// defined.
    public static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code))
                    .filter(currency -> currency.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /// A number of a filter, which has no currency.
    public static Optional<BigDecimal> decimal(String text) {
        return DECIMAL.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static boolean fits(BigDecimal value, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        return value.setScale(digits, RoundingMode.DOWN).compareTo(value) == 0;
    }
}
