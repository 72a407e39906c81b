package commercegraph.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How often the router has asked each subgraph, as its metrics say.
final class SubgraphRequests {
    private static final Pattern COUNT =
            Pattern.compile(
                    "^router_subgraph_requests_seconds_count\\{[^}]*subgraph=\"([^\"]+)\"[^}]*} (\\S+)$",
                    Pattern.MULTILINE);

    private SubgraphRequests() {}

    static Map<String, Long> counts(Ports ports) {
        URI metrics = URI.create("http://127.0.0.1:" + ports.router() + "/metrics");
        try (var in = metrics.toURL().openStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, Long> counts = new TreeMap<>();
            Matcher line = COUNT.matcher(text);
            while (line.find()) {
                counts.merge(line.group(1), (long) Double.parseDouble(line.group(2)), Long::sum);
            }
            return counts;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Map<String, Long> since(Map<String, Long> before, Ports ports) {
        Map<String, Long> counts = counts(ports);
        before.forEach((subgraph, count) -> counts.merge(subgraph, -count, Long::sum));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
