package commercegraph.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.app.CatalogUnderTest;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductAccessTest {
    private final SubgraphTestClient editor = CatalogUnderTest.editor();
    private final SubgraphTestClient anybody = CatalogUnderTest.anybody();
    private final Shop shop = new Shop(editor);

    /// By each key, as an entity, in lists of every order and of its category.
    @Test
    void hidesDraftsFromAllButEditors() {
        String category = shop.category("Hidden", null);
        String tag = "hidden " + Shop.sku();
        GraphAnswer made =
                shop.create(Map.of("categoryId", category, "tags", List.of(tag), "name", tag));
        String query =
                """
                query($id: ID!, $sku: String!, $category: ID!, $tag: String!, $representations: [_Any!]!) {
                  product(id: $id) { id }
                  productBySku(sku: $sku) { id }
                  _entities(representations: $representations) { ... on Product { id } }
                  category(id: $category) { products { nodes { id } edges { node { id } } } }
                  newest: products(filter: {categoryId: $category}) { nodes { id } }
                  cheapest: products(filter: {tag: $tag, status: DRAFT}, sort: PRICE_ASCENDING) { nodes { id } }
                  dearest: products(filter: {tag: $tag}, sort: PRICE_DESCENDING) { nodes { id } }
                  named: products(filter: {namePrefix: $tag}, sort: NAME) { nodes { id } }
                }
                """;
        String id = made.text("createProduct.product.id");
        String sku = made.text("createProduct.product.sku");
        Map<String, Object> variables =
                Map.of(
                        "id",
                        id,
                        "sku",
                        sku,
                        "category",
                        category,
                        "tag",
                        tag,
                        "representations",
                        List.of(
                                Map.of("__typename", "Product", "id", id),
                                Map.of("__typename", "Product", "sku", sku)));

        for (SubgraphTestClient caller : List.of(anybody, CatalogUnderTest.customer())) {
            GraphAnswer answer = caller.execute(query, variables);
            assertThat(answer.errors()).isEmpty();
            assertThat(answer.text("category")).isNotEqualTo("null");
            assertThat(String.valueOf(answer.body())).doesNotContain(id);
        }
        String seen = String.valueOf(editor.execute(query, variables).body());
        assertThat(seen.split(id, -1)).as("ten places show it to an editor").hasSize(1 + 10);
    }

    @Test
    void asksForTheRightToWrite() {
        String create =
                "mutation { createProduct(input: {sku: \"S\", name: \"N\", price: {amount: \"1\", currency: \"EUR\"}}) { product { id } } }";

        assertThat(anybody.execute(create).errorCodes()).containsExactly("UNAUTHENTICATED");
        assertThat(CatalogUnderTest.customer().execute(create).errorCodes())
                .containsExactly("FORBIDDEN");
    }
}
