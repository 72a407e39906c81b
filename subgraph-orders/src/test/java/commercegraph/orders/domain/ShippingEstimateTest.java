package commercegraph.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippingEstimateTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # grams, price, currency, country, cost
                    0,      10.00, EUR, DE, 4.90
                    1000,   10.00, EUR, DE, 4.90
                    1001,   10.00, EUR, DE, 5.90
                    2000,   10.00, EUR, DE, 5.90
                    2001,   10.00, EUR, AT, 11.90
                    500,    49.99, USD, US, 9.90
                    5000,   50.00, EUR, DE, 0.00
                    500,    10,    JPY, JP, 10
                    1500,   10,    JPY, DE, 6
                    1500,   50,    JPY, DE, 0
                    500,    1.000, KWD, DE, 4.900
                    """)
    void followsTheRule(int grams, String price, String currency, String country, String cost) {
        Money estimate = ShippingEstimate.of(grams, Money.of(price, currency), country);

        assertThat(estimate.amount().toPlainString()).isEqualTo(cost);
        assertThat(estimate.currency().getCurrencyCode()).isEqualTo(currency);
    }

    @ParameterizedTest
    @CsvSource({"DE, true", "de, false", "XX, false", "Germany, false", "'', false"})
    void knowsCountriesOfTheStandardAlone(String country, boolean known) {
        assertThat(ShippingEstimate.knows(country)).isEqualTo(known);
    }
}
