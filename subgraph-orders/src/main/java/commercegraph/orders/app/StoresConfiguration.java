package commercegraph.orders.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import commercegraph.orders.messaging.QueueSettings;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/// PostgreSQL and SQS, wired by hand: what a starter would configure for every subgraph on the
/// class path concerns this one alone.
@Configuration(proxyBeanMethods = false)
class StoresConfiguration {
    private static final Duration CONNECTION_WAIT_MAX = Duration.ofSeconds(5);

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
        return new HikariDataSource(config);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    TransactionTemplate transactions(DataSource dataSource) {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Bean(destroyMethod = "close")
    SqsClient sqs(SqsProperties properties) {
        SqsClientBuilder builder =
                SqsClient.builder()
                        .region(Region.of(properties.region()))
                        .httpClientBuilder(Apache5HttpClient.builder());
        if (properties.endpoint() != null) {
            builder.endpointOverride(properties.endpoint())
                    .credentialsProvider(
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create("local", "local")));
        }
        return builder.build();
    }

    @Bean
    QueueSettings queueSettings(OrdersProperties orders, SqsProperties sqs) {
        boolean isStandIn = sqs.endpoint() != null;
        return new QueueSettings(orders.queue(), isStandIn, QueueSettings.HIDDEN);
    }
}
