package commercegraph.metrics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PieChartTest {

    private static final long SEED = 42;
    private static final int CHARTS = 5_000;

    @Test
    void givesTheRestToThoseWhoLostMostByRounding() {
        assertThat(PieChart.of(Map.of("a", 1L, "b", 1L, "c", 1L)).slices())
                .containsExactly(
                        new PieChart.Slice("a", 1, 334),
                        new PieChart.Slice("b", 1, 333),
                        new PieChart.Slice("c", 1, 333));
        assertThat(PieChart.of(Map.of("a", 2L, "b", 1L)).slices())
                .extracting(PieChart.Slice::percentage)
                .containsExactly(66.7, 33.3);
    }

    @Test
    void hasNoSlicesWithoutEvents() {
        assertThat(PieChart.of(Map.of()).slices()).isEmpty();
        assertThat(PieChart.of(Map.of("a", 0L)).slices()).isEmpty();
    }

    @Test
    void addsUpToAHundredAndIsNowhereATenthOff() {
        Random random = new Random(SEED);
        for (int chart = 0; chart < CHARTS; chart++) {
            Map<String, Long> counts = new HashMap<>();
            int slices = 1 + random.nextInt(40);
            for (int slice = 0; slice < slices; slice++)
                counts.put("c" + slice, 1L + (long) Math.exp(random.nextInt(20)));
            long total = counts.values().stream().mapToLong(Long::longValue).sum();
            List<PieChart.Slice> pie = PieChart.of(counts).slices();
            assertThat(pie.stream().mapToLong(PieChart.Slice::tenths).sum()).isEqualTo(1_000);
            assertThat(pie).hasSize(slices);
            for (PieChart.Slice slice : pie) {
                assertThat(slice.count()).isEqualTo(counts.get(slice.category()));
                assertThat((double) slice.tenths())
                        .isBetween(
                                1_000.0 * slice.count() / total - 1,
                                1_000.0 * slice.count() / total + 1);
            }
            assertThat(pie).isSortedAccordingTo((a, b) -> Long.compare(b.count(), a.count()));
        }
    }
}
