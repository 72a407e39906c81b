package commercegraph.catalog.app;

import commercegraph.catalog.domain.StockKeeping;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Gives expired holds back while nobody reserves. Every instance does it: a hold goes back once,
/// whoever comes first.
@Component
class HoldSweeper implements InitializingBean, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(HoldSweeper.class);

    private final StockKeeping stock;
    private final Duration every;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("hold-sweeper").factory());

    HoldSweeper(
            StockKeeping stock, @Value("${commercegraph.catalog.sweep-every:30s}") Duration every) {
        this.stock = stock;
        this.every = every;
    }

    @Override
    public void afterPropertiesSet() {
        long millis = every.toMillis();
        var _ = thread.scheduleWithFixedDelay(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            int given = stock.giveBackExpired();
            if (given > 0) {
                LOG.info("gave {} expired holds back", given);
            }
        } catch (RuntimeException failure) {
            LOG.warn("expired holds stay for now: {}", failure.getMessage());
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
