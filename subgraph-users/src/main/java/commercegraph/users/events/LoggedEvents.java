package commercegraph.users.events;

import commercegraph.users.domain.Outbox.Waiting;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Into the log, where no event bus is.
final class LoggedEvents implements EventSink {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedEvents.class);

    @Override
    public List<Waiting> deliver(List<Waiting> messages) {
        messages.forEach(waiting -> LOG.info(EventJson.withoutValues(waiting.message())));
        return messages;
    }
}
