package commercegraph.users.persistence;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the table is: in AWS without an endpoint, beside us with one.
@ConfigurationProperties("commercegraph.dynamodb")
record StoreSettings(
        @Nullable URI endpoint,
        @DefaultValue("eu-central-1") String region,
        @DefaultValue("users") String usersTable,
        @DefaultValue("false") boolean createTables) {}
