package commercegraph.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void hasTheScaleOfItsCurrency() {
        assertThat(Money.of("0.3", "EUR").amount()).hasToString("0.30");
        assertThat(Money.of("30.00", "JPY").amount()).hasToString("30");
        assertThatThrownBy(() -> Money.of("0.301", "EUR")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("0.5", "JPY")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isNeverNegativeNorOfTwoCurrencies() {
        assertThatThrownBy(() -> Money.of("-1", "EUR"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of("1", "ABC")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "USD")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
