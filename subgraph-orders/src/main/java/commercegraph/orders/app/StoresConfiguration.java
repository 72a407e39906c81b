package commercegraph.orders.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// PostgreSQL, wired by hand: what a starter would configure for every subgraph on the
/// class path concerns this one alone.
@Configuration(proxyBeanMethods = false)
class StoresConfiguration {
    private static final Duration CONNECTION_WAIT_MAX = Duration.ofSeconds(5);

    /// A server that says nothing for so long, though it breaks statements off sooner, is gone.
    private static final Duration SILENCE_MAX = Duration.ofSeconds(12);

    /// A statement that runs longer than this is broken off: no query here is meant to.
    private static final String STATEMENT_TIMEOUT = "SET statement_timeout = '10s'";

    /// The pool gets its migrated database: nobody sees it before.
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(PostgresProperties postgres) {
        Flyway.configure()
                .dataSource(postgres.url(), postgres.user(), postgres.password())
                .locations("classpath:db/orders")
                .load()
                .migrate();
        HikariConfig config = new HikariConfig();
        config.setPoolName("orders");
        config.setJdbcUrl(postgres.url());
        config.setUsername(postgres.user());
        config.setPassword(postgres.password());
        config.setMaximumPoolSize(postgres.connectionsMax());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_WAIT_MAX.toMillis());
        config.setConnectionInitSql(STATEMENT_TIMEOUT);
        // As texts: the driver takes no notice of numbers.
        config.addDataSourceProperty("connectTimeout", seconds(CONNECTION_WAIT_MAX));
        config.addDataSourceProperty("socketTimeout", seconds(SILENCE_MAX));
        return new HikariDataSource(config);
    }

    private static String seconds(Duration time) {
        return Long.toString(time.toSeconds());
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    TransactionTemplate transactions(DataSource dataSource) {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }
}
