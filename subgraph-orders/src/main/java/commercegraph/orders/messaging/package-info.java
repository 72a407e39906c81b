/// What goes over queues. Outbox messages: one queue, and a dead-letter queue for what can't be
/// handled; it may lose or repeat, the outbox makes up for the one, the name of the execution for
/// the other. And what others tell: [commercegraph.orders.messaging.DeletedUsers].
@NullMarked
package commercegraph.orders.messaging;

import org.jspecify.annotations.NullMarked;
