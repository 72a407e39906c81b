package commercegraph.orders.domain;

import commercegraph.orders.domain.Refusal.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The lines of an order beside what the catalog says of their products.
record Basket(List<PlaceOrder.Line> lines, Map<ProductId, CatalogProduct> products) {
    Basket {
        lines = List.copyOf(lines);
        products = Map.copyOf(products);
    }

    static Basket of(List<PlaceOrder.Line> lines, Map<ProductId, CatalogProduct> products) {
        return new Basket(lines, products);
    }

    /// Products that can't be bought, too few units of one, several currencies.
    List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            refusal(lines.get(index), String.valueOf(index)).ifPresent(refusals::add);
        }
        if (refusals.isEmpty() && currencies() > 1) {
            refusals.add(Refusal.invalid("The items of one order have one currency.", "items"));
        }
        return refusals;
    }

    /// Prices and names are fixed here.
    List<OrderItem> items(OrderId order) {
        return IntStream.range(0, lines.size())
                .mapToObj(
                        index -> {
                            PlaceOrder.Line line = lines.get(index);
                            CatalogProduct product = product(line).orElseThrow();
                            return new OrderItem(
                                    "%s-%d".formatted(order.value(), index + 1),
                                    product.id(),
                                    product.name(),
                                    line.quantity(),
                                    product.price());
                        })
                .toList();
    }

    Money total() {
        return lines.stream()
                .map(line -> product(line).orElseThrow().price().times(line.quantity()))
                .reduce(Money::plus)
                .orElseThrow();
    }

    private Optional<Refusal> refusal(PlaceOrder.Line line, String index) {
        Optional<CatalogProduct> product = product(line);
        if (product.isEmpty()) {
            return Optional.of(
                    new Refusal(
                            Code.NOT_FOUND,
                            "There is no such product on sale.",
                            List.of("items", index, "productId")));
        }
        return units(product.get().id()) > product.get().available()
                ? Optional.of(
                        new Refusal(
                                Code.OUT_OF_STOCK,
                                "There is not enough in stock of \"%s\"."
                                        .formatted(product.get().name()),
                                List.of("items", index, "quantity")))
                : Optional.empty();
    }

    private Optional<CatalogProduct> product(PlaceOrder.Line line) {
        return ProductId.parse(line.productId()).map(products::get);
    }

    private int units(ProductId product) {
        return lines.stream()
                .filter(line -> line.productId().equals(product.value()))
                .mapToInt(PlaceOrder.Line::quantity)
                .sum();
    }

    private long currencies() {
        return lines.stream()
                .flatMap(line -> product(line).stream())
                .map(product -> product.price().currency())
                .distinct()
                .count();
    }
}
