package commercegraph.metrics.persistence;

import commercegraph.metrics.domain.Categories;
import commercegraph.metrics.domain.ProductId;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.services.ServiceClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks the catalog, many products at once, and remembers its answers for a minute. When it does
/// not answer, a second try is made; then what was known of a product within the last hour stands,
/// and a product never heard of is left out.
@Component
final class CatalogCategories implements Categories {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogCategories.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration USABLE = Duration.ofHours(1);
    private static final int PRODUCTS_REMEMBERED_MAX = 20_000;
    private static final int PRODUCTS_AT_ONCE_MAX = 100;
    private static final int TRIES_MAX = 2;

    /// Categories nested deeper than this count under the highest of these levels.
    private static final int LEVELS_MAX = 8;

    private static final String DOCUMENT =
            "query Categories($products: [_Any!]!) { _entities(representations: $products) {"
                    + " ... on Product { id category { name"
                    + " parent { name".repeat(LEVELS_MAX - 1)
                    + " }".repeat(LEVELS_MAX - 1)
                    + " } } } }";

    private final ServiceClient services;
    private final InstantSource clock;
    private final Map<ProductId, Answer> remembered =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<ProductId, Answer> eldest) {
                    return size() > PRODUCTS_REMEMBERED_MAX;
                }
            };

    private record Answer(Optional<String> category, Instant at) {}

    CatalogCategories(ServiceClient services, InstantSource clock) {
        this.services = services;
        this.clock = clock;
    }

    @Override
    public Map<ProductId, String> topLevel(Set<ProductId> products) {
        Instant now = clock.instant();
        Map<ProductId, Answer> known = recall(products, now.minus(USABLE));
        List<ProductId> asked =
                products.stream().filter(id -> !isFresh(known.get(id), now.minus(FRESH))).toList();
        for (List<ProductId> some : Chunks.ofSize(asked, PRODUCTS_AT_ONCE_MAX))
            known.putAll(ask(some, now));
        Map<ProductId, String> names = new HashMap<>();
        known.forEach((id, answer) -> answer.category().ifPresent(name -> names.put(id, name)));
        return names;
    }

    private static boolean isFresh(@Nullable Answer answer, Instant since) {
        return answer != null && answer.at().isAfter(since);
    }

    private Map<ProductId, Answer> recall(Set<ProductId> products, Instant since) {
        Map<ProductId, Answer> known = new HashMap<>();
        synchronized (remembered) {
            for (ProductId id : products) {
                Answer answer = remembered.get(id);
                if (isFresh(answer, since)) known.put(id, answer);
            }
        }
        return known;
    }

    private Map<ProductId, Answer> ask(List<ProductId> products, Instant now) {
        for (int tries = 1; tries <= TRIES_MAX; tries++) {
            try {
                Map<ProductId, Answer> answers = answers(products, now);
                synchronized (remembered) {
                    remembered.putAll(answers);
                }
                return answers;
            } catch (GraphFailure failure) {
                LOG.warn("The catalog did not tell categories (try {})", tries, failure);
            }
        }
        return Map.of();
    }

    private Map<ProductId, Answer> answers(List<ProductId> products, Instant now) {
        List<Map<String, String>> representations =
                products.stream()
                        .map(id -> Map.of("__typename", "Product", "id", id.value()))
                        .toList();
        Map<String, @Nullable Object> data =
                services.call("catalog", DOCUMENT, Map.of("products", representations));
        List<@Nullable Object> entities = new ArrayList<>();
        if (data.get("_entities") instanceof List<?> list) entities.addAll(list);
        if (entities.size() != products.size())
            throw GraphFailure.unavailable("The catalog answered for other products than asked");
        Map<ProductId, Answer> answers = new HashMap<>();
        for (int index = 0; index < products.size(); index++)
            answers.put(products.get(index), new Answer(topLevel(entities.get(index)), now));
        return answers;
    }

    /// The name of the highest category above a product.
    private static Optional<String> topLevel(@Nullable Object product) {
        Optional<String> name = Optional.empty();
        Object category = product instanceof Map<?, ?> entity ? entity.get("category") : null;
        for (int level = 0; level < LEVELS_MAX && category instanceof Map<?, ?> node; level++) {
            if (node.get("name") instanceof String text) name = Optional.of(text);
            category = node.get("parent");
        }
        return name;
    }
}
