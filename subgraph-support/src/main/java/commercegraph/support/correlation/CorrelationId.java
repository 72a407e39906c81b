package commercegraph.support.correlation;

import commercegraph.support.ids.Ids;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Where the id of a request stands: in the header `x-correlation-id`, and in the log's context.
public final class CorrelationId {

    public static final String HEADER = "x-correlation-id";
    public static final String LOG_KEY = "correlationId";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private CorrelationId() {}

    /// The sender's id, unless it could do harm in a log or a header; then a new one.
    public static String takenOrMade(@Nullable String sent) {
        return sent != null && SANE.matcher(sent).matches() ? sent : Ids.next("cor_");
    }

    /// That of the request this thread works for; a new one outside a request.
    public static String current() {
        return takenOrMade(MDC.get(LOG_KEY));
    }
}
