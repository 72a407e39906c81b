package commercegraph.support.graphql;

import com.netflix.graphql.dgs.internal.EntityFetcherRegistry;
import org.springframework.beans.factory.SmartInitializingSingleton;

/// Lets DGS call entity fetchers of package-private classes, as it calls data fetchers of such: it
/// forgets to ask for access.
final class EntityFetcherAccess implements SmartInitializingSingleton {

    private final EntityFetcherRegistry registry;

    EntityFetcherAccess(EntityFetcherRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void afterSingletonsInstantiated() {
        registry.getEntityFetchers()
                .values()
                .forEach(fetcher -> fetcher.getSecond().setAccessible(true));
    }
}
