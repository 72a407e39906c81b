package commercegraph.router.engine;

import java.util.concurrent.CancellationException;

/// A stage was not begun: too many wait, or it waited too long, or nobody waits for it any more. It
/// is a cancellation, which caches neither keep nor log; who waits gets one that wraps it.
final class Overloaded extends CancellationException {
    private static final long serialVersionUID = 1L;

    Overloaded() {
        super("too many new operations");
    }

    /// It says what it says wherever it was thrown, and there may be thousands a second.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
