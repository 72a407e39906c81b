package commercegraph.orders.app;

import commercegraph.orders.domain.OrderQueries;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/// Writes down every read that the subgraph under test makes. The scan for components finds it
/// beside the application.
@Component
class CountedQueries implements BeanPostProcessor {
    private final List<String> made = new CopyOnWriteArrayList<>();

    /// The reads since the last time, each by its method.
    List<String> take() {
        List<String> taken = List.copyOf(made);
        made.clear();
        return taken;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof OrderQueries queries)) {
            return bean;
        }
        return Proxy.newProxyInstance(
                OrderQueries.class.getClassLoader(),
                new Class<?>[] {OrderQueries.class},
                (_, method, arguments) -> {
                    made.add(method.getName());
                    try {
                        return method.invoke(queries, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
