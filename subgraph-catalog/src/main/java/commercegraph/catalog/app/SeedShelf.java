package commercegraph.catalog.app;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// The shelves of the seeded shop. On each there are five kinds of goods, each in five makes.
enum SeedShelf {
    AUDIO(
            1,
            "Electronics",
            5,
            "Audio",
            "AUD",
            new Kind("Wireless Headphones", 12_990, 260),
            new Kind("Bluetooth Speaker", 7_990, 640),
            new Kind("Soundbar", 24_990, 3_100),
            new Kind("Turntable", 19_990, 5_400),
            new Kind("Studio Microphone", 9_990, 480)),
    COMPUTERS(
            1,
            "Electronics",
            6,
            "Computers",
            "COM",
            new Kind("Mechanical Keyboard", 10_990, 950),
            new Kind("Ergonomic Mouse", 4_990, 120),
            new Kind("27-inch Monitor", 29_990, 6_200),
            new Kind("USB-C Dock", 13_990, 340),
            new Kind("Laptop Stand", 3_990, 890)),
    COOKWARE(
            2,
            "Home & Kitchen",
            7,
            "Cookware",
            "COO",
            new Kind("Cast Iron Pan", 4_490, 2_600),
            new Kind("Chef's Knife", 6_990, 220),
            new Kind("Espresso Maker", 3_490, 710),
            new Kind("Stock Pot", 5_990, 2_100),
            new Kind("Salt Mill", 2_490, 300)),
    FURNITURE(
            2,
            "Home & Kitchen",
            8,
            "Furniture",
            "FUR",
            new Kind("Oak Side Table", 14_990, 8_200),
            new Kind("Desk Chair", 22_990, 13_500),
            new Kind("Bookshelf", 17_990, 24_000),
            new Kind("Floor Lamp", 8_990, 4_300),
            new Kind("Wool Rug", 19_990, 7_700)),
    SHIRTS(
            3,
            "Clothing",
            9,
            "Shirts & Tops",
            "SHI",
            new Kind("Linen Shirt", 5_990, 210),
            new Kind("Merino Sweater", 8_990, 340),
            new Kind("Cotton T-Shirt", 2_490, 160),
            new Kind("Rain Jacket", 12_990, 420),
            new Kind("Flannel Shirt", 6_490, 290)),
    SHOES(
            3,
            "Clothing",
            10,
            "Shoes",
            "SHO",
            new Kind("Running Shoes", 11_990, 560),
            new Kind("Leather Boots", 17_990, 1_350),
            new Kind("Canvas Sneakers", 6_990, 640),
            new Kind("Hiking Boots", 15_990, 1_200),
            new Kind("House Slippers", 2_990, 320)),
    CYCLING(
            4,
            "Sports & Outdoors",
            11,
            "Cycling",
            "CYC",
            new Kind("Bike Helmet", 7_990, 310),
            new Kind("Floor Pump", 3_990, 1_400),
            new Kind("Pannier Bag", 8_490, 980),
            new Kind("LED Light Set", 4_490, 150),
            new Kind("Cycling Gloves", 2_990, 80)),
    CAMPING(
            4,
            "Sports & Outdoors",
            12,
            "Camping",
            "CAM",
            new Kind("Two-Person Tent", 18_990, 2_400),
            new Kind("Sleeping Bag", 11_990, 1_100),
            new Kind("Gas Stove", 4_990, 390),
            new Kind("Headlamp", 3_490, 90),
            new Kind("Insulated Bottle", 2_790, 360));

    private static final List<Make> MAKES =
            List.of(
                    new Make("Alder", 100, "Our plain one: does its work and lasts."),
                    new Make("Birch", 125, "A lighter build with a finer finish."),
                    new Make("Cedar", 150, "Made for daily use, repairable at home."),
                    new Make("Dune", 80, "The small price, without the usual shortcuts."),
                    new Make("Ember", 210, "The best that we know how to make."));

    private final int parentNumber;
    private final String parent;
    private final int number;
    private final String title;
    private final String code;
    private final List<Kind> kinds;

    SeedShelf(
            int parentNumber, String parent, int number, String title, String code, Kind... kinds) {
        this.parentNumber = parentNumber;
        this.parent = parent;
        this.number = number;
        this.title = title;
        this.code = code;
        this.kinds = List.of(kinds);
    }

    private record Kind(String name, int priceCents, int weightGrams) {}

    private record Make(String name, int pricePercent, String description) {}

    /// One good on the shelf.
    record Good(
            String name,
            String description,
            BigDecimal price,
            int weightGrams,
            List<String> tags) {}

    int parentNumber() {
        return parentNumber;
    }

    String parent() {
        return parent;
    }

    int number() {
        return number;
    }

    String title() {
        return title;
    }

    String code() {
        return code;
    }

    /// @param place from 0 to 24
    Good good(int place) {
        Kind kind = kinds.get(place % kinds.size());
        Make make = MAKES.get(place / kinds.size());
        return new Good(
                make.name() + " " + kind.name(),
                kind.name() + ". " + make.description(),
                // Whole ten-cent steps, as on price tags.
                BigDecimal.valueOf(kind.priceCents() * make.pricePercent() / 1_000 * 10L, 2),
                kind.weightGrams(),
                List.of(
                        make.name().toLowerCase(Locale.ROOT),
                        kind.name().toLowerCase(Locale.ROOT),
                        code.toLowerCase(Locale.ROOT)));
    }
}
