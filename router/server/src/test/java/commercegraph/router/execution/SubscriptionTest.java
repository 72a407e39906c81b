package commercegraph.router.execution;

import static commercegraph.router.execution.Plans.byType;
import static commercegraph.router.execution.Plans.entities;
import static commercegraph.router.execution.Plans.field;
import static commercegraph.router.execution.Plans.key;
import static commercegraph.router.execution.Plans.object;
import static commercegraph.router.execution.Plans.string;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.router.caller.Caller;
import commercegraph.router.execution.SubgraphClient.SubscriptionEvents;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.plan.PlanNode;
import commercegraph.router.plan.QueryPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
    private static final RequestContext CONTEXT = new RequestContext(Caller.ANONYMOUS, "c-1");
    private static final SubgraphName SOURCE = new SubgraphName("a");

    private final ScriptedSubgraphs subgraphs = new ScriptedSubgraphs();
    private final List<SubscriptionEvents> sources = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private int closed;
    private final SubgraphClient client =
            new SubgraphClient() {
                @Override
                public void fetch(SubgraphRequest request, Consumer<SubgraphResult> whenDone) {
                    subgraphs.fetch(request, whenDone);
                }

                @Override
                public Subscription subscribe(SubgraphRequest request, SubscriptionEvents events) {
                    sources.add(events);
                    return () -> closed++;
                }
            };

    @Test
    void runsTheRestOfThePlanForEachEvent() {
        subgraphs.answer("b", named("one")).answer("b", named("two"));
        subscribe(client);
        sources.getFirst().next(event("1"));
        sources.getFirst().next(event("2"));
        sources.getFirst().completed();
        assertThat(answers)
                .containsExactly(
                        "{\"data\":{\"added\":{\"n\":\"one\"}}}",
                        "{\"data\":{\"added\":{\"n\":\"two\"}}}",
                        "completed");
    }

    @Test
    void keepsTheOrderOfEvents() {
        subgraphs.hold().answer("b", named("one")).answer("b", named("two"));
        subscribe(client);
        sources.getFirst().next(event("1"));
        sources.getFirst().next(event("2"));
        sources.getFirst().completed();
        assertThat(subgraphs.requests()).hasSize(1);
        subgraphs.release(0);
        subgraphs.release(1);
        assertThat(answers).hasSize(3).endsWith("completed");
        assertThat(answers.getFirst()).contains("one");
    }

    @Test
    void endsWithTheSubgraphsFailure() {
        subscribe(client);
        sources.getFirst().ended(new SubgraphFailure.TimedOut(SOURCE, Duration.ofSeconds(1)));
        sources.getFirst().next(event("1"));
        assertThat(answers)
                .containsExactly(
                        "{\"errors\":[{\"message\":\"Subgraph \\\"a\\\" did not answer within 1000"
                                + " ms\",\"extensions\":{\"code\":\"UNAVAILABLE\",\"service\":\"a\"}}]}",
                        "completed");
    }

    @Test
    void bringsNothingAfterItIsClosed() {
        subgraphs.hold().answer("b", named("late"));
        SubgraphClient.Subscription subscription = subscribe(client);
        sources.getFirst().next(event("1"));
        subscription.close();
        subgraphs.release(0);
        sources.getFirst().next(event("2"));
        sources.getFirst().completed();
        assertThat(answers).isEmpty();
        assertThat(closed).isOne();
    }

    @Test
    void endsWhenEventsComeTooFast() {
        subgraphs.hold().answer("b", named("one"));
        subscribe(client);
        for (int i = 0; i < 20_000; i++) {
            sources.getFirst().next(event("1"));
        }
        assertThat(closed).isOne();
    }

    @Test
    void saysThatAClientCannotSubscribe() {
        subscribe(subgraphs);
        assertThat(answers).hasSize(2).endsWith("completed");
        assertThat(answers.getFirst()).contains("cannot be used for subscriptions");
    }

    @Test
    void isNotExecutedAsAQuery() {
        CompiledPlan plan = CompiledPlan.of(plan());
        assertThatThrownBy(
                        () ->
                                new Executor(client, ExecutionBounds.DEFAULT)
                                        .execute(plan, Variables.NONE, CONTEXT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private SubgraphClient.Subscription subscribe(SubgraphClient from) {
        AnswerEvents events =
                new AnswerEvents() {
                    @Override
                    public void next(Answer answer) {
                        answers.add(new String(answer.bytes(), UTF_8));
                    }

                    @Override
                    public void completed() {
                        answers.add("completed");
                    }
                };
        return new Executor(from, ExecutionBounds.DEFAULT)
                .subscribe(CompiledPlan.of(plan()), Variables.NONE, CONTEXT, events);
    }

    private static SubgraphResponse event(String id) {
        return new SubgraphResponse(
                200,
                "application/json",
                "{\"data\":{\"added\":{\"id\":\"%s\"}}}".formatted(id).getBytes(UTF_8));
    }

    private static String named(String name) {
        return "{\"data\":{\"_entities\":[{\"n\":\"%s\"}]}}".formatted(name);
    }

    private static QueryPlan plan() {
        PlanNode.Fetch primary =
                new PlanNode.Fetch(
                        SOURCE,
                        OperationKind.SUBSCRIPTION,
                        "subscription{added{id}}",
                        Set.of(),
                        Optional.empty());
        PlanNode rest = entities("added", "b", "... on P{n}", byType("P", key("id")));
        return new QueryPlan(
                OperationKind.SUBSCRIPTION,
                Optional.of(new PlanNode.Subscription(primary, Optional.of(rest))),
                List.of(field("added", object("P"), field("n", string()))));
    }
}
