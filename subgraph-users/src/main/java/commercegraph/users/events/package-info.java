/// What the rest of the system hears of users: audit events and deletions to EventBridge,
/// revocations to Redis. In: the messages of the outbox; out: each delivered at least once. Start
/// at [commercegraph.users.events.OutboxRelay].
@NullMarked
package commercegraph.users.events;

import org.jspecify.annotations.NullMarked;
