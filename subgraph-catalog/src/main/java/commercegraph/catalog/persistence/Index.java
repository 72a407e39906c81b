package commercegraph.catalog.persistence;

import commercegraph.catalog.domain.ProductSort;
import java.util.List;
import java.util.stream.Stream;

/// The table's indexes: each sorts the items of a shelf by one key. They hold keys alone; what they
/// find is read from the table.
enum Index {
    NEWEST("shelf", "newestKey"),
    NAME("shelf", "nameKey"),
    PRICE("shelf", "priceKey"),
    CATEGORY_NEWEST("categoryShelf", "newestKey"),
    CATEGORY_NAME("categoryShelf", "nameKey"),
    CATEGORY_PRICE("categoryShelf", "priceKey");

    private final String shelf;
    private final String key;

    Index(String shelf, String key) {
        this.shelf = shelf;
        this.key = key;
    }

    String shelf() {
        return shelf;
    }

    String key() {
        return key;
    }

    static List<String> attributes() {
        return Stream.of(values())
                .flatMap(index -> Stream.of(index.shelf, index.key))
                .distinct()
                .toList();
    }

    static Index of(ProductSort sort, boolean inCategory) {
        return switch (sort) {
            case NEWEST -> inCategory ? CATEGORY_NEWEST : NEWEST;
            case NAME -> inCategory ? CATEGORY_NAME : NAME;
            case PRICE_ASCENDING, PRICE_DESCENDING -> inCategory ? CATEGORY_PRICE : PRICE;
        };
    }
}
