package commercegraph.catalog.persistence;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the table is.
///
/// @param endpoint of a local store; absent: AWS, with its own credentials
/// @param createTables make the table at start where it is missing
@ConfigurationProperties("commercegraph.dynamodb")
record StoreSettings(
        @Nullable URI endpoint,
        @DefaultValue("eu-central-1") String region,
        @DefaultValue("false") boolean createTables,
        @DefaultValue Tables tables) {

    String table() {
        return tables.catalog();
    }

    record Tables(@DefaultValue("commercegraph-catalog") String catalog) {}
}
