package commercegraph.metrics.domain;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Counts as slices of a whole. Percentages have one decimal and add up to 100.0: each is rounded
/// down to a tenth, and the tenths left over go to those that lost most by it (largest remainder).
/// Largest slice first, equal ones by name; no slices without counts.
public record PieChart(List<Slice> slices) {

    private static final long TENTHS = 1_000;

    private static final Comparator<Slice> LARGEST_FIRST =
            comparingLong(Slice::count).reversed().thenComparing(Slice::category);

    public PieChart {
        slices = List.copyOf(slices);
    }

    /// The percentage is kept in tenths: exact.
    public record Slice(String category, long count, long tenths) {
        public double percentage() {
            return tenths / 10.0;
        }

        private Slice plusTenth() {
            return new Slice(category, count, tenths + 1);
        }
    }

    public static PieChart of(Map<String, Long> counts) {
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        if (total == 0) return new PieChart(List.of());
        List<Slice> slices = new ArrayList<>();
        counts.forEach(
                (category, count) -> {
                    if (count > 0) slices.add(new Slice(category, count, count * TENTHS / total));
                });
        slices.sort(
                comparing((Slice slice) -> -(slice.count() * TENTHS % total))
                        .thenComparing(LARGEST_FIRST));
        long left = TENTHS - slices.stream().mapToLong(Slice::tenths).sum();
        for (int index = 0; index < left; index++) slices.set(index, slices.get(index).plusTenth());
        return new PieChart(slices.stream().sorted(LARGEST_FIRST).toList());
    }
}
