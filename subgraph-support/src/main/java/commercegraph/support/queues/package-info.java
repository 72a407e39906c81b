/// Queues between services: SQS, each with a dead-letter queue. In: messages as text; out: each
/// handled at least once, or put aside. Start at [commercegraph.support.queues.QueueConsumer]. What
/// an event looks like in a message is [commercegraph.support.queues.EventEnvelope].
@NullMarked
package commercegraph.support.queues;

import org.jspecify.annotations.NullMarked;
