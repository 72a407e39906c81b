package commercegraph.router.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "0f8fad5b-d9cb-469f-a165-70867728950e", "web:42_1.x"})
    void takesWhatIsFitForALogLine(String sent) {
        assertThat(CorrelationId.of(sent)).isEqualTo(sent);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"a b", "a\nb", "<x>", "\u00e9", "\"", "a,b"})
    void makesOneOtherwise(String sent) {
        assertThat(CorrelationId.of(sent)).matches("[0-9a-f]{30}").isNotEqualTo(sent);
    }

    @Test
    void takesNoneThatIsTooLong() {
        assertThat(CorrelationId.of("x".repeat(128))).hasSize(128);
        assertThat(CorrelationId.of("x".repeat(129))).hasSize(30);
    }

    @Test
    void makesEachDifferent() {
        assertThat(CorrelationId.of(null)).isNotEqualTo(CorrelationId.of(null));
    }
}
