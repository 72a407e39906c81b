package commercegraph.catalog.app;

import commercegraph.catalog.domain.Categories;
import commercegraph.catalog.domain.CategoryRepository;
import commercegraph.catalog.domain.ProductRepository;
import commercegraph.catalog.domain.Products;
import commercegraph.catalog.domain.StockKeeping;
import commercegraph.catalog.domain.StockRepository;
import commercegraph.support.ids.Ids;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The domain's services, on the stores that component scanning finds.
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Products products(ProductRepository repository, Clock clock) {
        return new Products(repository, Ids::next, clock);
    }

    @Bean
    Categories categories(CategoryRepository repository) {
        return new Categories(repository, Ids::next);
    }

    @Bean
    StockKeeping stockKeeping(StockRepository repository, Clock clock) {
        return new StockKeeping(repository, clock);
    }
}
