package commercegraph.catalog.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Counts the requests that the catalog under test sends to its store.
@Component
public class StoreCalls implements BeanPostProcessor {
    private final AtomicInteger count = new AtomicInteger();

    public int during(Runnable work) {
        int before = count.get();
        work.run();
        return count.get() - before;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DynamoDbClient client ? counted(client) : bean;
    }

    private Object counted(DynamoDbClient client) {
        return Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> {
                    try {
                        count.incrementAndGet();
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getTargetException();
                    }
                });
    }
}
