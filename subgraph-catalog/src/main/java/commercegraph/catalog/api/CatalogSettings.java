package commercegraph.catalog.api;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param servicePeers key ids of the services that may move stock and see how much there is; never
/// the router's
/// @param inputHashKey a secret, with which the inputs of idempotent mutations are hashed before
/// they are kept; the same on every instance
@ConfigurationProperties("commercegraph.catalog")
record CatalogSettings(
        @DefaultValue("orders-catalog") Set<String> servicePeers,
        @DefaultValue("") String inputHashKey) {
    private static final int HASH_KEY_CHARACTERS_MIN = 32;

    CatalogSettings {
        if (inputHashKey.length() < HASH_KEY_CHARACTERS_MIN) {
            throw new IllegalArgumentException(
                    "commercegraph.catalog.input-hash-key is a secret of %d characters or more"
                            .formatted(HASH_KEY_CHARACTERS_MIN));
        }
    }

    @Override
    public String toString() {
        return "CatalogSettings(service peers %s)".formatted(servicePeers);
    }
}
