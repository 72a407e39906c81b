package commercegraph.metrics.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A client whose calls fail, by their number from 1: before they reach the store, or after the
/// store has done them and before their answer is here.
final class FailingClient {

    enum When {
        BEFORE,
        AFTER
    }

    private final AtomicInteger calls = new AtomicInteger();
    private final DynamoDbClient store;
    private final When when;
    private final IntPredicate fails;

    private final Supplier<RuntimeException> failure;

    private FailingClient(
            DynamoDbClient store,
            When when,
            IntPredicate fails,
            Supplier<RuntimeException> failure) {
        this.store = store;
        this.when = when;
        this.fails = fails;
        this.failure = failure;
    }

    /// Whose answers, or whose requests, get lost.
    static DynamoDbClient losing(DynamoDbClient store, When when, IntPredicate fails) {
        return proxy(
                new FailingClient(
                        store,
                        when,
                        fails,
                        () -> SdkClientException.create("the connection is lost")));
    }

    /// Of a process that is killed at a call: nothing is tried again.
    static DynamoDbClient dying(DynamoDbClient store, When when, int atCall) {
        return proxy(new FailingClient(store, when, call -> call >= atCall, KilledException::new));
    }

    /// Nobody catches it.
    static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static DynamoDbClient proxy(FailingClient failing) {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (_, method, arguments) -> failing.call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        boolean failing = fails.test(calls.incrementAndGet());
        if (failing && when == When.BEFORE) throw failure.get();
        try {
            Object answer = method.invoke(store, arguments);
            if (failing) throw failure.get();
            return answer;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
