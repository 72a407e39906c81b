package commercegraph.router.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.router.caller.Caller;
import commercegraph.router.execution.RequestContext;
import commercegraph.router.execution.SubgraphFailure;
import commercegraph.router.execution.SubgraphRequest;
import commercegraph.router.execution.SubgraphResponse;
import commercegraph.router.execution.SubgraphResult;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SharedFetchesTest {
    private static final SubgraphResult ANSWER =
            new SubgraphResponse(200, "application/json", "{\"data\":{}}".getBytes(UTF_8));

    private final List<Consumer<SubgraphResult>> asked = new ArrayList<>();
    private final SharedFetches shared = new SharedFetches((_, whenDone) -> asked.add(whenDone));
    private final List<String> answered = new ArrayList<>();

    @Test
    void sendsEqualQueriesOnce() {
        fetch("one", query("a", "body", "p"));
        fetch("two", query("a", "body", "p"));
        assertThat(asked).hasSize(1);
        asked.getFirst().accept(ANSWER);
        assertThat(answered).containsExactly("one", "two");
    }

    @Test
    void keepsNothingAfterTheAnswer() {
        fetch("one", query("a", "body", "p"));
        asked.getFirst().accept(ANSWER);
        fetch("two", query("a", "body", "p"));
        assertThat(asked).hasSize(2);
    }

    @Test
    void keepsApartWhatDiffers() {
        fetch("body", query("a", "body", "p"));
        fetch("other body", query("a", "bodY", "p"));
        fetch("other subgraph", query("b", "body", "p"));
        fetch("other caller", query("a", "body", "q"));
        fetch("mutation", request(OperationKind.MUTATION, "a", "body", "p"));
        fetch("mutation", request(OperationKind.MUTATION, "a", "body", "p"));
        assertThat(asked).hasSize(6);
    }

    @Test
    void forgetsWhatCouldNotBeSent() {
        AtomicInteger calls = new AtomicInteger();
        SharedFetches failing =
                new SharedFetches(
                        (_, _) -> {
                            calls.incrementAndGet();
                            throw new IllegalStateException("closed");
                        });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> failing.fetch(query("a", "body", "p"), _ -> {}))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(calls).hasValue(2);
    }

    @Test
    void answersThoseWhoJoinedWhatCouldNotBeSent() {
        AtomicReference<SharedFetches> itself = new AtomicReference<>();
        List<SubgraphResult> joined = new ArrayList<>();
        SharedFetches failing =
                new SharedFetches(
                        (request, _) -> {
                            itself.get().fetch(request, joined::add);
                            throw new IllegalStateException("closed");
                        });
        itself.set(failing);
        assertThatThrownBy(() -> failing.fetch(query("a", "body", "p"), _ -> {}))
                .isInstanceOf(IllegalStateException.class);
        assertThat(joined).singleElement().isInstanceOf(SubgraphFailure.Refused.class);
    }

    @Test
    void answersEveryoneWhateverTheThreads() throws InterruptedException {
        int requests = 20_000;
        CountDownLatch left = new CountDownLatch(requests);
        try (ExecutorService network = Executors.newFixedThreadPool(2);
                ExecutorService clients = Executors.newFixedThreadPool(4)) {
            SharedFetches busy =
                    new SharedFetches(
                            (_, whenDone) -> network.execute(() -> whenDone.accept(ANSWER)));
            for (int i = 0; i < requests; i++) {
                SubgraphRequest request = query("a", "body " + i % 3, "p");
                clients.execute(() -> busy.fetch(request, _ -> left.countDown()));
            }
            assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void fetch(String name, SubgraphRequest request) {
        shared.fetch(request, _ -> answered.add(name));
    }

    private static SubgraphRequest query(String subgraph, String body, String partition) {
        return request(OperationKind.QUERY, subgraph, body, partition);
    }

    private static SubgraphRequest request(
            OperationKind kind, String subgraph, String body, String partition) {
        Caller caller =
                new Caller(
                        Optional.empty(),
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        partition);
        return new SubgraphRequest(
                new SubgraphName(subgraph),
                kind,
                body.getBytes(UTF_8),
                new RequestContext(caller, "c"));
    }
}
