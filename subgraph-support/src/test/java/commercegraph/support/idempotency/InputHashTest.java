package commercegraph.support.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputHashTest {

    private static final byte[] KEY = new byte[32];

    @Test
    void doesNotMindTheOrderOfEntries() {
        var one = new LinkedHashMap<String, Object>();
        one.put("a", 1);
        one.put("b", List.of("x", true));
        var other = new LinkedHashMap<String, Object>();
        other.put("b", List.of("x", true));
        other.put("a", 1);
        assertThat(InputHash.of(one, KEY)).isEqualTo(InputHash.of(other, KEY)).hasSize(64);
    }

    @Test
    void tellsInputsApart() {
        assertThat(
                        List.of(
                                InputHash.of(null, KEY),
                                InputHash.of("", KEY),
                                InputHash.of(1, KEY),
                                InputHash.of("1", KEY),
                                InputHash.of(true, KEY),
                                InputHash.of(false, KEY),
                                InputHash.of(List.of("ab"), KEY),
                                InputHash.of(List.of("a", "b"), KEY),
                                InputHash.of(List.of(List.of("a"), "b"), KEY),
                                InputHash.of(Arrays.asList("a", null), KEY),
                                InputHash.of(Map.of("a", "b"), KEY),
                                InputHash.of(Map.of("a", Map.of("b", "c")), KEY),
                                InputHash.of("1", new byte[] {1})))
                .doesNotHaveDuplicates();
    }
}
