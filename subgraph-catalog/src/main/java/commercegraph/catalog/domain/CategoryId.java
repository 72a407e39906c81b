package commercegraph.catalog.domain;

/// A category's id: `cat_` and a ULID. Any text is taken; one that is no id finds nothing.
public record CategoryId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
