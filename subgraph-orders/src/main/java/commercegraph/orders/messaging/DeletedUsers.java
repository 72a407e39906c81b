package commercegraph.orders.messaging;

import commercegraph.orders.domain.Erasures;
import commercegraph.orders.domain.UserId;
import commercegraph.support.queues.MessageHandler;
import commercegraph.support.queues.MessageHandler.Verdict.Done;
import commercegraph.support.queues.UserDeletions;

/// Hears that users were deleted. Their erasure is noted before the message goes.
public final class DeletedUsers {
    private DeletedUsers() {}

    public static MessageHandler received(Erasures erasures) {
        return new UserDeletions(
                (user, deletedAt) -> {
                    erasures.begin(new UserId(user), deletedAt);
                    return new Done();
                });
    }
}
