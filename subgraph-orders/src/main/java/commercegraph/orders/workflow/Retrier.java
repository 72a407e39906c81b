package commercegraph.orders.workflow;

import java.time.Duration;
import java.util.List;

/// How often, and after how long, a failed task is tried again. Amazon States Language
/// specification, "Retrying after error".
///
/// @param triesMax tries after the first one; 0 means never again
/// @param backoff factor between one pause and the next, at least 1
record Retrier(
        List<String> errors, Duration interval, int triesMax, double backoff, Duration pauseMax) {
    Retrier {
        errors = List.copyOf(errors);
    }

    /// The pause before try `retry`, counted from 1. It never exceeds [#pauseMax()].
    Duration pause(int retry) {
        double millis = interval.toMillis() * Math.pow(backoff, retry - 1);
        return millis >= pauseMax.toMillis() ? pauseMax : Duration.ofMillis((long) millis);
    }
}
