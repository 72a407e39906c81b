package commercegraph.catalog.api;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param servicePeers key ids of the services that may move stock and see how much there is; never
/// the router's
@ConfigurationProperties("commercegraph.catalog")
record CatalogSettings(@DefaultValue("orders-catalog") Set<String> servicePeers) {}
