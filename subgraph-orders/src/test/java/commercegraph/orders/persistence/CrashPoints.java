package commercegraph.orders.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// Counts every moment at which a process may die, and dies at one of them: before and after each
/// call of the ports that are wrapped.
final class CrashPoints {
    /// Not an exception that anything handles: what comes after it in the process does not happen.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private int passed;
    private int fatal;

    CrashPoints(int fatal) {
        this.fatal = fatal;
    }

    /// Whether the fatal moment has come.
    boolean hasKilled() {
        return fatal == 0;
    }

    <T> T wrap(Class<T> port, T real) {
        Object wrapped =
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> {
                            pass();
                            Object result;
                            try {
                                result = method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                            pass();
                            return result;
                        });
        return port.cast(wrapped);
    }

    private synchronized void pass() {
        passed++;
        if (passed == fatal) {
            fatal = 0;
            throw new Killed();
        }
    }
}
