package commercegraph.catalog.domain;

/// The units of one product. Their sum changes by adjustments alone; an order only moves them.
///
/// @param available on hand and not held
/// @param held for an order that is not paid yet
/// @param sold and not brought back
public record Stock(long available, long held, long sold) {
    public static final Stock NONE = new Stock(0, 0, 0);

    public Stock {
        if (available < 0 || held < 0 || sold < 0) {
            throw new IllegalArgumentException(
                    "stock below zero: %d, %d, %d".formatted(available, held, sold));
        }
    }

    public boolean inStock() {
        return available > 0;
    }
}
