package commercegraph.orders.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OrdersPropertiesTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private static OrdersProperties keyed(String key) {
        return new OrdersProperties("queue", "deletions", 1, key, null);
    }

    @Test
    void refusesAKeyThatIsTooShortForASecret() {
        assertThatThrownBy(() -> keyed(KEY.substring(1)))
                .hasMessageContaining("commercegraph.orders.input-hash-key");
    }

    @Test
    void hashesUnderTheKeyAndShowsItNowhere() {
        assertThat(keyed(KEY).inputHash().apply("input"))
                .isEqualTo(keyed(KEY).inputHash().apply("input"))
                .isNotEqualTo(keyed(KEY + "x").inputHash().apply("input"));
        assertThat(keyed(KEY).toString()).doesNotContain(KEY);
    }
}
