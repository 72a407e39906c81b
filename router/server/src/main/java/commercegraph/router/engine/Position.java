package commercegraph.router.engine;

import commercegraph.router.execution.CompiledPlan;
import java.util.function.Function;

/// How far a request has come before its execution.
sealed interface Position {
    /// There is a plan.
    record Planned(CompiledPlan plan) implements Position {}

    /// There will be none.
    record Answered(GraphAnswer answer) implements Position {}

    /// A fault of the router, with this request alone.
    record Failed(Throwable fault) implements Position {}

    /// It goes on with the stage's result.
    ///
    /// @param next a pure function but for the stages that it begins
    record Awaits<T>(Stage<T> stage, Function<T, Position> next) implements Position {
        /// @throws java.util.concurrent.CancellationException when the stage was not begun
        /// @throws java.util.concurrent.CompletionException when it failed
        Position follow() {
            return next.apply(stage.join());
        }
    }

    /// As far as it is known already.
    ///
    /// @throws java.util.concurrent.CancellationException as [Awaits#follow]
    /// @throws java.util.concurrent.CompletionException as [Awaits#follow]
    static Position advance(Position from) {
        Position position = from;
        while (position instanceof Awaits<?> awaits && awaits.stage().isDone()) {
            position = awaits.follow();
        }
        return position;
    }
}
