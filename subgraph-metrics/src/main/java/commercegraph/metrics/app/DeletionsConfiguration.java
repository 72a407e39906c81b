package commercegraph.metrics.app;

import commercegraph.metrics.domain.DeletedUsers;
import commercegraph.metrics.domain.StoreUnavailableException;
import commercegraph.metrics.domain.UserErasure;
import commercegraph.metrics.domain.UserId;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.queues.MessageHandler.Verdict;
import commercegraph.support.queues.Queue;
import commercegraph.support.queues.QueueConsumer;
import commercegraph.support.queues.QueueSettings;
import commercegraph.support.queues.QueuesConfiguration;
import commercegraph.support.queues.SqsProperties;
import commercegraph.support.queues.UserDeletions;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Hears of users whose account was deleted. The second visit, some time after the first, finds
/// what was being recorded meanwhile.
@Configuration(proxyBeanMethods = false)
@Import(QueuesConfiguration.class)
class DeletionsConfiguration {

    @Bean
    DeletedUsers deletedUsers(UserErasure erasure, InstantSource clock) {
        return new DeletedUsers(erasure, clock);
    }

    @Bean
    QueueConsumer deletionsQueueConsumer(
            SqsClient sqs, SqsProperties queues, MetricsProperties metrics, DeletedUsers users) {
        var queue = new Queue(sqs, QueueSettings.of(metrics.deletionsQueue(), queues));
        return new QueueConsumer(
                queue, new UserDeletions((user, _) -> erase(users, new UserId(user))));
    }

    private static Verdict erase(DeletedUsers users, UserId user) {
        try {
            return users.erase(user)
                    ? new Verdict.Done()
                    : new Verdict.Again(DeletedUsers.SETTLED.plusSeconds(1));
        } catch (StoreUnavailableException failure) {
            throw GraphFailure.unavailable("The interactions' store does not answer", failure);
        }
    }
}
