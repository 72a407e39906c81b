package commercegraph.support.queues;

import commercegraph.support.queues.Queue.Received;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps messages hidden from others for as long as they are being handled.
final class HeldMessages implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeldMessages.class);

    /// So many times within the time that a message stays hidden.
    private static final int RENEWALS = 3;

    private final Queue queue;
    private final Set<Received> held = ConcurrentHashMap.newKeySet();
    private final Thread keeper;

    HeldMessages(Queue queue, List<Received> messages) {
        this.queue = queue;
        held.addAll(messages);
        keeper = Thread.ofVirtual().name("held-" + queue.settings().name()).start(this::keep);
    }

    void letGo(Received message) {
        held.remove(message);
    }

    private void keep() {
        try {
            while (true) {
                Thread.sleep(queue.settings().hidden().dividedBy(RENEWALS));
                held.forEach(this::renew);
            }
        } catch (InterruptedException _) {
            // All is handled.
        }
    }

    /// Where it fails, others may get the message as well, and handle it again.
    private void renew(Received message) {
        try {
            queue.hide(message, queue.settings().hidden());
        } catch (RuntimeException failure) {
            LOG.debug("{}: message {}", queue.settings().name(), message.id(), failure);
        }
    }

    @Override
    public void close() {
        keeper.interrupt();
    }
}
