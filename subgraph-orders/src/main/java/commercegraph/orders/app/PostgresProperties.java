package commercegraph.orders.app;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where orders are kept, `commercegraph.postgres.*`.
@ConfigurationProperties("commercegraph.postgres")
record PostgresProperties(
        String url,
        String user,
        @DefaultValue("") String password,
        @DefaultValue("10") int connectionsMax) {
    @Override
    public String toString() {
        return "PostgresProperties(%s, %s)".formatted(url, user);
    }
}
