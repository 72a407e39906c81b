package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.report.HintCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The description that most subgraphs give; of those that are equally frequent, the first. An
/// empty one counts only where there is no other.
final class Descriptions {
    private Descriptions() {}

    static @Nullable String merge(
            String coordinate, List<? extends Source<?>> sources, Findings findings) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        boolean empty = false;
        for (Source<?> source : sources) {
            String description = source.node().description();
            if (description != null && !description.isEmpty()) {
                counts.merge(description, 1, Integer::sum);
            }
            empty |= description != null && description.isEmpty();
        }
        if (counts.size() > 1) {
            findings.hint(
                    HintCode.INCONSISTENT_DESCRIPTION,
                    "\"%s\" has different descriptions in %s"
                            .formatted(coordinate, Source.names(sources)),
                    Source.places(sources));
        }
        String most = null;
        int count = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > count) {
                most = entry.getKey();
                count = entry.getValue();
            }
        }
        return most == null && empty ? "" : most;
    }
}
