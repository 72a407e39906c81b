package commercegraph.catalog.domain;

import java.util.List;
import java.util.Optional;

/// An update of a product, as the client wrote it: nothing is checked yet.
///
/// @param version the version that the client saw; a product that has another by now is left alone
public record ProductChange(
        ProductId id,
        Optional<Integer> version,
        Change<String> name,
        Change<String> description,
        Change<Price> price,
        Change<CategoryId> category,
        Change<List<String>> tags,
        Change<Integer> weightGrams,
        Change<String> imageUrl,
        Change<ProductStatus> status,
        Optional<Once> once) {

    /// A price that is not checked yet.
    public record Price(String amount, String currency) {}
}
