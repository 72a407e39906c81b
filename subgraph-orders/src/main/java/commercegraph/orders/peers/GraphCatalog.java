package commercegraph.orders.peers;

import static java.util.stream.Collectors.toMap;

import commercegraph.orders.domain.Catalog;
import commercegraph.orders.domain.CatalogProduct;
import commercegraph.orders.domain.Money;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.ProductId;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.services.ServiceClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

@Component
class GraphCatalog implements Catalog {
    private static final String PEER = "catalog";

    private static final String PRODUCTS =
            """
            query ($products: [_Any!]!) {
              _entities(representations: $products) {
                ... on Product { id name status availableQuantity price { amount currency } }
              }
            }
            """;

    private static final String RESERVE =
            """
            mutation ($input: ReserveStockInput!) {
              answer: reserveStock(input: $input) { reserved userErrors { code message } }
            }
            """;

    private static final String COMMIT =
            """
            mutation ($order: ID!) { answer: commitStock(orderId: $order) { reserved userErrors { code message } } }
            """;

    private static final String RELEASE =
            """
            mutation ($order: ID!) { answer: releaseStock(orderId: $order) { reserved userErrors { code message } } }
            """;

    private final ServiceClient peers;

    GraphCatalog(ServiceClient peers) {
        this.peers = peers;
    }

    @Override
    public Map<ProductId, CatalogProduct> products(Set<ProductId> ids) {
        var representations =
                ids.stream().map(id -> Map.of("__typename", "Product", "id", id.value())).toList();
        var data = peers.call(PEER, PRODUCTS, Map.of("products", representations));
        return Answers.objects(data, "_entities").stream()
                .filter(found -> "ON_SALE".equals(found.get("status")))
                .map(GraphCatalog::product)
                .collect(toMap(CatalogProduct::id, Function.identity()));
    }

    @Override
    public Reservation reserve(
            OrderId order, Map<ProductId, Integer> quantities, Instant expiresAt) {
        var lines =
                quantities.entrySet().stream()
                        .map(
                                line ->
                                        Map.of(
                                                "productId", line.getKey().value(),
                                                "quantity", line.getValue()))
                        .toList();
        var input =
                Map.of(
                        "orderId", order.value(),
                        "lines", lines,
                        "expiresAt", expiresAt.toString());
        List<String> errors = errors(RESERVE, Map.of("input", input));
        if (errors.isEmpty()) {
            return new Reservation.Held();
        }
        return errors.contains("OUT_OF_STOCK")
                ? new Reservation.NotEnough()
                : new Reservation.Refused(errors);
    }

    @Override
    public boolean commit(OrderId order) {
        List<String> errors = errors(COMMIT, Map.of("order", order.value()));
        if (errors.contains("OUT_OF_STOCK") || errors.contains("NOT_FOUND")) {
            return false;
        }
        requireNone(errors);
        return true;
    }

    @Override
    public void release(OrderId order) {
        requireNone(errors(RELEASE, Map.of("order", order.value())));
    }

    /// What the catalog refuses for any other reason may go through when it is asked again.
    private static void requireNone(List<String> errors) {
        if (!errors.isEmpty()) {
            throw GraphFailure.unavailable("The catalog refuses: " + String.join(", ", errors));
        }
    }

    private List<String> errors(String document, Map<String, ?> variables) {
        Map<?, ?> answer = Answers.object(peers.call(PEER, document, variables), "answer");
        return Answers.objects(answer, "userErrors").stream()
                .map(error -> Answers.text(error, "code"))
                .toList();
    }

    private static CatalogProduct product(Map<?, ?> found) {
        Map<?, ?> price = Answers.object(found, "price");
        if (!(found.get("availableQuantity") instanceof Number available)) {
            throw Answers.nonsense("availableQuantity");
        }
        try {
            return new CatalogProduct(
                    new ProductId(Answers.text(found, "id")),
                    Answers.text(found, "name"),
                    Money.of(Answers.text(price, "amount"), Answers.text(price, "currency")),
                    available.intValue());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw GraphFailure.unavailable("The catalog's product can't be read", e);
        }
    }
}
