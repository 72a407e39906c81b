package commercegraph.orders.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// An exact amount with the scale of its currency: 0.30 EUR, 30 JPY. Never negative.
public record Money(BigDecimal amount, Currency currency) {
    /// @throws ArithmeticException where the amount has more decimals than its currency
    public Money {
        if (amount.signum() < 0 || currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(
                    "an amount is not negative, and its currency has a scale");
        }
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }

    /// @throws IllegalArgumentException for a currency that is not in ISO 4217, or a text that is
    /// no number
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("amounts of two currencies have no sum");
        }
        return new Money(amount.add(other.amount), currency);
    }

    public Money times(int quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }
}
