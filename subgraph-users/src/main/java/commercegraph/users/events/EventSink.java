package commercegraph.users.events;

import commercegraph.users.domain.Outbox.Waiting;
import java.util.List;

/// Where messages of one kind go.
@FunctionalInterface
interface EventSink {

    /// Those that have arrived; the others come again.
    List<Waiting> deliver(List<Waiting> messages);
}
