package commercegraph.support.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import commercegraph.stores.SharedStores;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.ids.Ids;
import commercegraph.support.queues.MessageHandler.Verdict;
import commercegraph.support.queues.MessageHandler.Verdict.Again;
import commercegraph.support.queues.MessageHandler.Verdict.Done;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import software.amazon.awssdk.services.sqs.SqsClient;

class QueueConsumerTest {

    private static final Verdict DONE = new Done();
    private static final Duration HIDDEN = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final SqsClient SQS =
            QueuesConfiguration.client(
                    new SqsProperties(SharedStores.sqs().endpoint(), "eu-central-1"));

    private final QueueSettings settings = new QueueSettings(Ids.next("queue-"), true, HIDDEN, 3);
    private final Queue queue = new Queue(SQS, settings);
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private QueueConsumer consumer = new QueueConsumer(queue, _ -> DONE);

    @AfterEach
    void stop() {
        consumer.stop();
    }

    @AfterAll
    static void close() {
        SQS.close();
    }

    private void consume(MessageHandler handler) {
        consumer = new QueueConsumer(queue, handler);
        consumer.start();
    }

    private Verdict take(String body) {
        handled.add(body);
        return DONE;
    }

    private static int lying(String name) {
        String url = SQS.getQueueUrl(request -> request.queueName(name)).queueUrl();
        var counts =
                SQS.getQueueAttributes(
                                request ->
                                        request.queueUrl(url)
                                                .attributeNamesWithStrings(
                                                        "ApproximateNumberOfMessages",
                                                        "ApproximateNumberOfMessagesNotVisible"))
                        .attributesAsStrings();
        return counts.values().stream().mapToInt(Integer::parseInt).sum();
    }

    private int lying() {
        return lying(settings.name());
    }

    @Test
    void takesOffWhatWasHandled() {
        List<String> bodies = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        queue.send(bodies);
        queue.send(List.of("last"));

        consume(this::take);

        await().atMost(SOON).until(() -> handled.size() == 11 && lying() == 0);
        assertThat(handled).contains("last").containsAll(bodies).doesNotHaveDuplicates();
        assertThat(consumer.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void putsAsideWhatFailsAgainAndAgainAndGoesOnWithTheRest() {
        queue.send(List.of("poison", "good"));

        consume(
                body -> {
                    if (body.equals("poison")) throw new IllegalArgumentException("not ours");
                    return take(body);
                });

        await().atMost(SOON).until(() -> handled.equals(List.of("good")));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> lying(settings.deadLetterName()) == 1 && lying() == 0);
        assertThat(handled).containsExactly("good");
    }

    @Test
    void losesAndPutsAsideNothingWhileWhatItNeedsIsAway() {
        var away = new AtomicBoolean(true);
        var tries = new AtomicInteger();
        queue.send(List.of("one", "two"));

        consume(
                body -> {
                    tries.incrementAndGet();
                    if (away.get()) throw GraphFailure.unavailable("The store is away");
                    return take(body);
                });

        await().atMost(SOON).until(() -> tries.get() > 2 * settings.receiptsMax());
        assertThat(consumer.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(lying(settings.deadLetterName())).isZero();
        away.set(false);
        await().atMost(SOON).until(() -> handled.size() == 2 && lying() == 0);
        assertThat(consumer.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void keepsAMessageHiddenForAsLongAsItIsHandled() {
        queue.send(List.of("slow"));
        var second = new QueueConsumer(queue, this::take);

        consume(
                body -> {
                    pause(HIDDEN.multipliedBy(3));
                    return take(body);
                });
        await().atMost(SOON).until(() -> lying() == 1);
        pause(Duration.ofMillis(500));
        second.start();

        await().atMost(SOON).until(() -> !handled.isEmpty() && lying() == 0);
        second.stop();
        assertThat(handled).containsExactly("slow");
    }

    @Test
    void givesAMessageAgainAfterTheTimeThatWasAskedFor() {
        queue.send(List.of("twice"));

        consume(body -> handled.isEmpty() ? again(body) : take(body));

        await().atMost(SOON).until(() -> handled.size() == 2 && lying() == 0);
        assertThat(lying(settings.deadLetterName())).isZero();
    }

    private Verdict again(String body) {
        handled.add(body);
        return new Again(Duration.ofSeconds(1));
    }

    @Test
    void letsTheMessageInHandEndAndGivesTheOthersBackWhenStopped() throws Exception {
        queue.send(List.of("first", "second", "third"));
        var begun = new CountDownLatch(1);

        consume(
                body -> {
                    begun.countDown();
                    pause(Duration.ofSeconds(1));
                    return take(body);
                });
        begun.await();
        consumer.stop();

        assertThat(handled).hasSize(1);
        consume(this::take);
        await().atMost(SOON).until(() -> lying() == 0);
        assertThat(handled).containsExactlyInAnyOrder("first", "second", "third");
    }

    @Test
    void stopsAtOnceWhileItOnlyWaits() {
        consume(this::take);
        pause(Duration.ofMillis(500));

        long begin = System.nanoTime();
        consumer.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
        assertThat(consumer.isRunning()).isFalse();
    }

    @Test
    void makesItsQueueAnewWhenTheServerHasLostIt() {
        queue.send(List.of("before"));
        String url = SQS.getQueueUrl(request -> request.queueName(settings.name())).queueUrl();
        consume(this::take);
        await().atMost(SOON).until(() -> handled.contains("before"));

        SQS.deleteQueue(request -> request.queueUrl(url));

        await().atMost(SOON).ignoreExceptions().until(() -> sent("after"));
        await().atMost(SOON).until(() -> handled.contains("after"));
    }

    private boolean sent(String body) {
        queue.send(List.of(body));
        return true;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
