/// Carries outbox messages over SQS: one queue, and a dead-letter queue for what can't be handled.
/// The queue may lose or repeat; the outbox makes up for the one, the name of the execution for the
/// other.
@NullMarked
package commercegraph.orders.messaging;

import org.jspecify.annotations.NullMarked;
