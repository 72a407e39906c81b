package commercegraph.router.transport.subgraph;

import java.util.concurrent.atomic.AtomicInteger;

/// How many requests may be sent again. Each first try earns a tenth of a retry, so that of a
/// subgraph that fails always no more than every tenth request comes twice; some are there from the
/// start, for times of little traffic.
final class RetryBudget {
    private static final int TENTHS_PER_RETRY = 10;
    private static final int TENTHS_MAX = 100 * TENTHS_PER_RETRY;
    private static final int TENTHS_AT_START = 10 * TENTHS_PER_RETRY;

    private final AtomicInteger tenths = new AtomicInteger(TENTHS_AT_START);

    void firstTry() {
        tenths.updateAndGet(have -> Math.min(have + 1, TENTHS_MAX));
    }

    boolean takeRetry() {
        return tenths.getAndUpdate(
                        have -> have >= TENTHS_PER_RETRY ? have - TENTHS_PER_RETRY : have)
                >= TENTHS_PER_RETRY;
    }
}
