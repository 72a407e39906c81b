package commercegraph.users.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commercegraph.support.testing.MotoServer;
import commercegraph.users.domain.Outbox.Ticket;
import commercegraph.users.domain.Outbox.Waiting;
import commercegraph.users.domain.OutboxMessage.Audited;
import commercegraph.users.domain.Users;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/// What counts as delivered when the bus takes some of what it is given, or nothing.
class BusEventsTest {

    @Test
    void whatTheBusRefusesHasNotArrived() {
        try (EventBridgeClient client = client(new RefusesEveryThird())) {
            client.createEventBus(request -> request.name("partial"));
            List<Waiting> waiting = waiting(25);
            List<Waiting> arrived = new BusEvents(client, "partial").deliver(waiting);
            List<Waiting> expected = new ArrayList<>();
            for (int i = 0; i < waiting.size(); i++)
                if (i % 10 % 3 != 0) expected.add(waiting.get(i));
            assertThat(arrived).isEqualTo(expected);
        }
    }

    @Test
    void allArrivesTenAtATime() {
        try (EventBridgeClient client = client(new ExecutionInterceptor() {})) {
            client.createEventBus(request -> request.name("whole"));
            List<Waiting> waiting = waiting(25);
            assertThat(new BusEvents(client, "whole").deliver(waiting)).isEqualTo(waiting);
        }
    }

    @Test
    void aBusThatIsAwayIsAFailure() {
        try (EventBridgeClient client = client(new Breaks())) {
            assertThatThrownBy(() -> new BusEvents(client, "away").deliver(waiting(1)))
                    .isInstanceOf(SdkException.class);
        }
    }

    private static List<Waiting> waiting(int messages) {
        return IntStream.range(0, messages)
                .mapToObj(
                        i ->
                                new Waiting(
                                        new Ticket("OUTBOX#EVENTS#0", "out_%03d".formatted(i)),
                                        new Audited(
                                                Users.event(
                                                        "aud_" + i,
                                                        Users.user("usr_1", "a@example.com"),
                                                        Users.NOW))))
                .toList();
    }

    private static EventBridgeClient client(ExecutionInterceptor interceptor) {
        Optional<MotoServer> moto = MotoServer.shared();
        assumeTrue(moto.isPresent(), "there is no moto server");
        return EventBridgeClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(moto.get().endpoint())
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(calls -> calls.addExecutionInterceptor(interceptor))
                .build();
    }

    /// The first, the fourth and so on of each call.
    private static final class RefusesEveryThird implements ExecutionInterceptor {
        @Override
        public SdkResponse modifyResponse(
                Context.ModifyResponse context, ExecutionAttributes attributes) {
            if (!(context.response() instanceof PutEventsResponse response))
                return context.response();
            var entries = new ArrayList<PutEventsResultEntry>(response.entries());
            for (int i = 0; i < entries.size(); i += 3)
                entries.set(
                        i, PutEventsResultEntry.builder().errorCode("ThrottlingException").build());
            return response.toBuilder().entries(entries).build();
        }
    }

    private static final class Breaks implements ExecutionInterceptor {
        @Override
        public void beforeTransmission(
                Context.BeforeTransmission context, ExecutionAttributes attributes) {
            throw SdkException.create("the bus is away", new IOException("away"));
        }
    }
}
