package commercegraph.router.execution;

import commercegraph.router.federation.OperationKind;
import commercegraph.router.plan.QueryPlan;
import java.util.Optional;

/// A query plan with everything done that can be done before a request comes: names are encoded,
/// requests are written up to their variables, types are numbered. Immutable but for a hint about
/// the size of answers; made once for a plan and kept beside it.
public final class CompiledPlan {
    private final OperationKind kind;
    private final Optional<CompiledStep.Fetch> subscription;
    private final Optional<CompiledStep> steps;
    private final CompiledSelection response;
    private final TextTable types;
    private final int fields;
    private final SizeHint answerSize = new SizeHint();

    CompiledPlan(
            OperationKind kind,
            Optional<CompiledStep.Fetch> subscription,
            Optional<CompiledStep> steps,
            CompiledSelection response,
            TextTable types,
            int fields) {
        this.kind = kind;
        this.subscription = subscription;
        this.steps = steps;
        this.response = response;
        this.types = types;
        this.fields = fields;
    }

    public static CompiledPlan of(QueryPlan plan) {
        return new PlanCompiler().compile(plan);
    }

    public OperationKind kind() {
        return kind;
    }

    /// How many fields it writes, in answers and representations: what it takes of memory goes by
    /// them.
    public int fields() {
        return fields;
    }

    /// Whether it gives a stream of answers. A subscription whose field the caller may not have is
    /// executed, and gives one.
    public boolean isSubscribedTo() {
        return subscription.isPresent();
    }

    /// What is subscribed to; empty for queries and mutations.
    Optional<CompiledStep.Fetch> subscription() {
        return subscription;
    }

    /// What is run for an answer: for a subscription, for each event.
    Optional<CompiledStep> steps() {
        return steps;
    }

    CompiledSelection response() {
        return response;
    }

    SizeHint answerSize() {
        return answerSize;
    }

    TextTable types() {
        return types;
    }
}
