package commercegraph.router.engine;

import commercegraph.router.engine.Position.Awaits;
import commercegraph.router.engine.workers.Lane;
import commercegraph.router.engine.workers.Task;
import java.util.Optional;
import java.util.function.Consumer;

/// A request's way over a worker: all stages that nobody knows, one after the other, without going
/// back to the end of the line between them.
final class Pass implements Task {
    /// Longer documents are not tried as short work.
    private static final int SHORT_CHARACTERS = 8_192;

    private final String client;
    private final int length;
    private final Consumer<Position> whenLeft;

    /// Its stage is led by this pass.
    private Awaits<?> at;

    /// @param from where the worker begins, with a stage that the caller was told to lead
    /// @param length of the document
    /// @param whenLeft goes on where the worker ends: with a plan, with an answer, or with a stage
    ///     that has failed or that another worker has
    Pass(Awaits<?> from, String client, int length, Consumer<Position> whenLeft) {
        this.at = from;
        this.client = client;
        this.length = length;
        this.whenLeft = whenLeft;
    }

    @Override
    public String client() {
        return client;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public Lane lane() {
        return length > SHORT_CHARACTERS ? Lane.LONG : Lane.SHORT;
    }

    @Override
    public boolean isWanted() {
        if (at.stage().dropUnlessWanted()) {
            refuse();
            return false;
        }
        return true;
    }

    @Override
    public boolean run(Lane lane) {
        while (true) {
            Optional<Reached> reached = step(at, lane);
            if (reached.isEmpty()) {
                return false;
            }
            Position position = reached.get().position();
            if (!(position instanceof Awaits<?> next && reached.get().leads())) {
                whenLeft.accept(position);
                return true;
            }
            at = next;
        }
    }

    /// @param leads whether its stage is led by this pass
    private record Reached(Position position, boolean leads) {}

    /// The next stage is begun and led before others see the result that leads to it: they find it,
    /// and do not come to begin it themselves.
    ///
    /// @return empty when it takes more than work in this lane may
    private static <T> Optional<Reached> step(Awaits<T> awaits, Lane lane) {
        Optional<T> result;
        try {
            result = awaits.stage().attempt(lane);
        } catch (RuntimeException | Error fault) {
            awaits.stage().fail(fault);
            return Optional.of(new Reached(awaits, false));
        }
        if (result.isEmpty()) {
            return Optional.empty();
        }
        Position next = next(awaits, result.get());
        boolean leads = next instanceof Awaits<?> following && following.stage().lead();
        awaits.stage().end(result.get());
        return Optional.of(new Reached(next, leads));
    }

    private static <T> Position next(Awaits<T> awaits, T result) {
        try {
            return awaits.next().apply(result);
        } catch (RuntimeException | StackOverflowError fault) {
            return new Position.Failed(fault);
        }
    }

    @Override
    public void refuse() {
        at.stage().fail(new Overloaded());
        whenLeft.accept(at);
    }
}
