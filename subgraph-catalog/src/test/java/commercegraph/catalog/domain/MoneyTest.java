package commercegraph.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Currency EURO = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({
        "0.3,EUR,0.30",
        "19.90,EUR,19.90",
        "19.900,EUR,19.90",
        "30,JPY,30",
        "1.5,KWD,1.500",
        "0,EUR,0.00"
    })
    void hasTheScaleOfItsCurrency(String text, String currency, String exact) {
        assertThat(Money.parse(text, Currency.getInstance(currency)).orElseThrow().amount())
                .isEqualTo(new BigDecimal(exact));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "-1",
                "+1",
                "1e3",
                "1.",
                ".5",
                "0.301",
                "1,5",
                "NaN",
                "1234567890",
                "٣"
            })
    void takesNothingElseForAnAmount(String text) {
        assertThat(Money.parse(text, EURO)).isEmpty();
    }

    @Test
    void knowsCurrenciesThatCanBePaidWith() {
        assertThat(Money.currency("EUR")).contains(EURO);
        assertThat(Money.currency("XAU")).isEmpty();
        assertThat(Money.currency("eur")).isEmpty();
        assertThat(Money.currency("€")).isEmpty();
    }

    @Property
    void losesNoCent(@ForAll @IntRange(min = 0, max = 999_999_999) int cents) {
        BigDecimal amount = BigDecimal.valueOf(cents, 2);

        assertThat(Money.parse(amount.toPlainString(), EURO).map(Money::amount))
                .isEqualTo(Optional.of(amount));
    }
}
