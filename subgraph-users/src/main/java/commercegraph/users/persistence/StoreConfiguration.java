package commercegraph.users.persistence;

import commercegraph.support.dynamodb.DynamoDbClients;
import commercegraph.support.revocations.RedisRevocations;
import commercegraph.users.domain.AuditTrail;
import commercegraph.users.domain.CredentialStore;
import commercegraph.users.domain.FollowUps;
import commercegraph.users.domain.Outbox;
import commercegraph.users.domain.Revocations;
import commercegraph.users.domain.SecretStore;
import commercegraph.users.domain.SeedStore;
import commercegraph.users.domain.SessionStore;
import commercegraph.users.domain.UserRepository;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The connection to the store, and what stands on it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
class StoreConfiguration {

    @Bean(destroyMethod = "close")
    DynamoDbClient usersStore(StoreSettings settings) {
        return DynamoDbClients.of(settings.endpoint(), settings.region());
    }

    @Bean
    UsersTable usersTable(DynamoDbClient usersStore, StoreSettings settings) {
        var table = new UsersTable(usersStore, settings.usersTable());
        if (settings.createTables()
                && TableLayout.createIfAbsent(usersStore, settings.usersTable()))
            TableUpgrade.skip(table);
        return table;
    }

    @Bean(destroyMethod = "close")
    TableUpgrade tableUpgrade(UsersTable table) {
        var upgrade = new TableUpgrade(table);
        upgrade.start();
        return upgrade;
    }

    @Bean
    UserRepository userRepository(
            UsersTable table,
            TableUpgrade upgrade,
            Clock clock,
            @Value("${commercegraph.accounts.provider:embedded}") String provider) {
        return new DynamoDbUserRepository(table, upgrade, clock, !provider.equals("embedded"));
    }

    @Bean
    FollowUps followUps(UsersTable table) {
        return new DynamoDbFollowUps(table);
    }

    @Bean
    AuditTrail auditTrail(UsersTable table, Clock clock) {
        return new DynamoDbAuditTrail(table, clock);
    }

    @Bean
    CredentialStore credentialStore(UsersTable table, Clock clock) {
        return new DynamoDbCredentialStore(table, clock);
    }

    @Bean
    SessionStore sessionStore(UsersTable table) {
        return new DynamoDbSessionStore(table);
    }

    @Bean
    Outbox outbox(UsersTable table, Clock clock) {
        return new DynamoDbOutbox(table, clock);
    }

    /// Without a Redis there is nobody to tell; the log has said so.
    @Bean
    Revocations revocations(ObjectProvider<RedisRevocations> redis) {
        RedisRevocations published = redis.getIfAvailable();
        return published == null ? (_, _) -> {} : new PublishedRevocations(published);
    }

    @Bean
    SecretStore secretStore(UsersTable table) {
        return new DynamoDbSecretStore(table);
    }

    @Bean
    SeedStore seedStore(UsersTable table) {
        return new DynamoDbSeedStore(table);
    }
}
