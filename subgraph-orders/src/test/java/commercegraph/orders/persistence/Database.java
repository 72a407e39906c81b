package commercegraph.orders.persistence;

import com.zaxxer.hikari.HikariDataSource;
import commercegraph.orders.domain.Address;
import commercegraph.orders.domain.Money;
import commercegraph.orders.domain.NewOrder;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderItem;
import commercegraph.orders.domain.OrderRepository.PlacedOrder;
import commercegraph.orders.domain.ProductId;
import commercegraph.orders.domain.UserId;
import commercegraph.stores.EmbeddedPostgres;
import commercegraph.stores.SharedStores;
import commercegraph.support.ids.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/// A migrated database of its own on the module's PostgreSQL, and the repositories on it.
final class Database {
    private static final int CONNECTIONS_MAX = 8;
    private static final AtomicInteger MADE = new AtomicInteger();

    final JdbcClient jdbc;
    final TransactionTemplate transactions;
    final PostgresOrderRepository orders;
    final PostgresOrderQueries queries;
    final PostgresOutbox outbox;
    final PostgresExecutionStore executions;
    final EmbeddedPayments payments;
    final PostgresErasures erasures;

    private Database(DataSource source) {
        Json json = new Json();
        jdbc = JdbcClient.create(source);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        orders = new PostgresOrderRepository(jdbc, transactions);
        queries = new PostgresOrderQueries(jdbc);
        outbox = new PostgresOutbox(jdbc, transactions, json);
        executions = new PostgresExecutionStore(jdbc, json);
        payments = new EmbeddedPayments(jdbc, transactions);
        erasures = new PostgresErasures(jdbc, transactions);
    }

    static Database fresh() {
        EmbeddedPostgres server = SharedStores.postgres();
        String name = "repositories_%d".formatted(MADE.incrementAndGet());
        JdbcClient.create(
                        new DriverManagerDataSource(server.url(), server.user(), server.password()))
                .sql("CREATE DATABASE " + name)
                .update();
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(server.url().replaceAll("/postgres$", "/" + name));
        source.setUsername(server.user());
        source.setPassword(server.password());
        source.setMaximumPoolSize(CONNECTIONS_MAX);
        source.setMinimumIdle(0);
        Flyway.configure().dataSource(source).locations("classpath:db/orders").load().migrate();
        return new Database(source);
    }

    /// Writes an order of a buyer whose account stands.
    PlacedOrder place(NewOrder order) {
        return orders.place(order).orElseThrow();
    }

    /// An order of one item: `quantity` units at 2.50 EUR.
    static NewOrder order(
            UserId buyer, String key, ProductId product, int quantity, String token, Instant at) {
        OrderId id = new OrderId(Ids.next("ord_"));
        Money price = Money.of("2.50", "EUR");
        return new NewOrder(
                id,
                buyer,
                List.of(new OrderItem(id.value() + "-1", product, "Tea", quantity, price)),
                price.times(quantity),
                new Address("Ada", "Weg 1", Optional.empty(), "Berlin", "10115", "DE"),
                token,
                key,
                "hash of " + key,
                "cor-1",
                at);
    }

    long count(String from) {
        return jdbc.sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }
}
