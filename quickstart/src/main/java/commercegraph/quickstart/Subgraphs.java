package commercegraph.quickstart;

import commercegraph.catalog.app.CatalogApplication;
import commercegraph.metrics.app.MetricsApplication;
import commercegraph.orders.app.OrdersApplication;
import commercegraph.users.app.UsersApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The four subgraphs, each in a context of its own.
record Subgraphs(
        ConfigurableApplicationContext users,
        ConfigurableApplicationContext catalog,
        ConfigurableApplicationContext orders,
        ConfigurableApplicationContext metrics)
        implements AutoCloseable {
    static Subgraphs start(Stores stores, Ports ports, Parallel parallel) {
        var settings = new Settings(stores, ports);
        var users = parallel.start("users", () -> UsersApplication.start(settings.users()));
        var catalog = parallel.start("catalog", () -> CatalogApplication.start(settings.catalog()));
        var orders = parallel.start("orders", () -> OrdersApplication.start(settings.orders()));
        var metrics = parallel.start("metrics", () -> MetricsApplication.start(settings.metrics()));
        return new Subgraphs(users.join(), catalog.join(), orders.join(), metrics.join());
    }

    @Override
    public void close() {
        metrics.close();
        orders.close();
        catalog.close();
        users.close();
    }
}
