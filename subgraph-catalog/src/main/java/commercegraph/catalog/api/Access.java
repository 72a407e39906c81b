package commercegraph.catalog.api;

import commercegraph.catalog.domain.Product;
import commercegraph.catalog.domain.ProductStatus;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.identity.Caller;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Who may see and do what in the catalog.
@Component
class Access {
    static final String EDIT = "products:write";
    private static final String INVENTORY = "inventory:read";

    private final CatalogSettings settings;

    Access(CatalogSettings settings) {
        this.settings = settings;
    }

    /// The statuses that lists show.
    Set<ProductStatus> listed(Caller caller) {
        return caller.has(EDIT) ? Set.of(ProductStatus.values()) : Set.of(ProductStatus.ON_SALE);
    }

    /// A draft is there for editors alone, however it is reached. What is off sale stays to be seen
    /// by those who have its id: their orders name it.
    boolean isShown(Product product, Caller caller) {
        return product.status() != ProductStatus.DRAFT || caller.has(EDIT);
    }

    /// Fails with UNAUTHENTICATED or FORBIDDEN.
    void requireInventory(Caller caller) {
        if (!caller.has(EDIT) && !isService(caller)) {
            caller.require(INVENTORY);
        }
    }

    /// Fails with FORBIDDEN.
    void requireService(Caller caller) {
        if (!isService(caller)) {
            throw GraphFailure.forbidden("Only services may do this");
        }
    }

    private boolean isService(Caller caller) {
        return settings.servicePeers().contains(caller.peerKeyId());
    }
}
