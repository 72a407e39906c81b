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
    /// One after the other: contexts that start at the same time get into each other's way in what
    /// they set for the whole process, and on two cores it takes no longer.
    static Subgraphs start(Stores stores, Ports ports, Progress progress) {
        // The quickstart's own logback.xml holds for all of them.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        var settings = new Settings(stores, ports);
        var users = UsersApplication.start(settings.users());
        progress.step("users is up");
        var catalog = CatalogApplication.start(settings.catalog());
        progress.step("catalog is up");
        var orders = OrdersApplication.start(settings.orders());
        progress.step("orders is up");
        var metrics = MetricsApplication.start(settings.metrics());
        progress.step("metrics is up");
        return new Subgraphs(users, catalog, orders, metrics);
    }

    @Override
    public void close() {
        metrics.close();
        orders.close();
        catalog.close();
        users.close();
    }
}
