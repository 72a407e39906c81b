package commercegraph.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.app.CatalogUnderTest;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductsTest {
    private final SubgraphTestClient editor = CatalogUnderTest.editor();
    private final SubgraphTestClient anybody = CatalogUnderTest.anybody();
    private final Shop shop = new Shop(editor);

    @Test
    void makesAProductAndFindsItByBothKeys() {
        String category = shop.category("Lamps", null);
        GraphAnswer made =
                shop.create(
                        Map.of(
                                "categoryId",
                                category,
                                "tags",
                                List.of("b", "a", "b"),
                                "weightGrams",
                                1200,
                                "imageUrl",
                                "https://images.example.com/1.jpg",
                                "description",
                                "Two\nlines",
                                "initialQuantity",
                                3,
                                "status",
                                "ON_SALE"));
        assertThat(made.list("createProduct.userErrors")).isEmpty();
        String id = made.text("createProduct.product.id");
        String sku = made.text("createProduct.product.sku");
        assertThat(id).startsWith("prd_");

        GraphAnswer found =
                anybody.execute(
                        """
                        query($id: ID!, $sku: String!) {
                          product(id: $id) { ...all } productBySku(sku: $sku) { ...all }
                          _entities(representations: [{__typename: "Product", id: "%s"}, {__typename: "Product", sku: "%s"},
                            {__typename: "Product", id: "prd_none"}, {__typename: "Category", id: "%s"}]) {
                              ...all ... on Category { name } }
                        }
                        fragment all on Product { name price { amount currency } description tags weightGrams inStock version
                          status category { name products(first: 1) { nodes { id } } } }
                        """
                                .formatted(id, sku, category),
                        Map.of("id", id, "sku", sku));

        assertThat(found.errors()).isEmpty();
        assertThat(found.text("product"))
                .isEqualTo(
                        "{name=Lamp, price={amount=19.90, currency=EUR}, description=Two\nlines, tags=[b, a],"
                                + " weightGrams=1200, inStock=true, version=1, status=ON_SALE,"
                                + " category={name=Lamps, products={nodes=[{id=%s}]}}}"
                                        .formatted(id));
        assertThat(found.at("productBySku")).isEqualTo(found.at("product"));
        assertThat(found.at("_entities[0]")).isEqualTo(found.at("product"));
        assertThat(found.at("_entities[1]")).isEqualTo(found.at("product"));
        assertThat(found.at("_entities[2]")).isNull();
        assertThat(found.text("_entities[3].name")).isEqualTo("Lamps");
    }

    @ParameterizedTest
    @CsvSource({
        "sku,' x',sku",
        "sku,'',sku",
        "name,'',name",
        "name,'two\nlines',name",
        "imageUrl,javascript:alert(1),imageUrl",
        "categoryId,cat_none,categoryId",
        "idempotencyKey,'',idempotencyKey"
    })
    void namesTheFieldThatIsWrong(String field, String value, String named) {
        GraphAnswer answer = shop.create(Map.of(field, value));

        assertThat(answer.at("createProduct.product")).isNull();
        assertThat(answer.list("createProduct.userErrors[0].field")).isEqualTo(List.of(named));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        GraphAnswer answer =
                shop.create(
                        Map.of(
                                "price",
                                Map.of("amount", "1.999", "currency", "EUR"),
                                "weightGrams",
                                -1,
                                "initialQuantity",
                                -1,
                                "tags",
                                List.of("fine", "")));

        assertThat(answer.list("createProduct.userErrors"))
                .extracting(error -> ((Map<?, ?>) error).get("field"))
                .isEqualTo(
                        List.of(
                                List.of("price", "amount"),
                                List.of("tags", "1"),
                                List.of("weightGrams"),
                                List.of("initialQuantity")));
    }

    @Test
    void givesAnSkuOnce() {
        String sku = shop.create(Map.of()).text("createProduct.product.sku");

        assertThat(shop.create(Map.of("sku", sku)).text("createProduct.userErrors[0].code"))
                .isEqualTo("SKU_TAKEN");
    }

    @Test
    void answersTheSameKeyWithTheFirstResult() {
        Map<String, Object> input =
                Map.of("sku", Shop.sku(), "idempotencyKey", "key " + Shop.sku());
        GraphAnswer first = shop.create(input);
        GraphAnswer second = shop.create(input);

        assertThat(first.text("createProduct.product.id")).startsWith("prd_");
        assertThat(second.at("createProduct")).isEqualTo(first.at("createProduct"));
        Map<String, Object> other = new HashMap<>(input);
        other.put("name", "Another");
        assertThat(shop.create(other).text("createProduct.userErrors[0].code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void leavesAbsentFieldsAndClearsNulls() {
        String id =
                shop.create(Map.of("description", "old", "weightGrams", 5, "tags", List.of("a")))
                        .text("createProduct.product.id");

        GraphAnswer answer =
                shop.update(
                        """
                        {id: "%s", version: 1, description: null, tags: null, price: {amount: "7", currency: "JPY"}}
                        """
                                .formatted(id));

        assertThat(answer.text("updateProduct.product"))
                .isEqualTo(
                        "{id=%s, name=Lamp, description=null, tags=[], weightGrams=5, version=2, status=DRAFT, price={amount=7, currency=JPY}}"
                                .formatted(id));
    }

    @Test
    void refusesAChangeOfWhatHasChanged() {
        String id = shop.create(Map.of()).text("createProduct.product.id");
        shop.update("{id: \"%s\", version: 1, name: \"First\"}".formatted(id));

        GraphAnswer late = shop.update("{id: \"%s\", version: 1, name: \"Second\"}".formatted(id));

        assertThat(late.text("updateProduct.userErrors[0].code")).isEqualTo("CONFLICT");
        assertThat(late.list("updateProduct.userErrors[0].field")).isEqualTo(List.of("version"));
        assertThat(
                        editor.execute("{ product(id: \"%s\") { name } }".formatted(id))
                                .text("product.name"))
                .isEqualTo("First");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name: null", "price: null", "status: null", "categoryId: \"cat_none\""})
    void refusesAnUpdateThatBreaksARule(String change) {
        String id = shop.create(Map.of()).text("createProduct.product.id");

        GraphAnswer answer = shop.update("{id: \"%s\", %s}".formatted(id, change));

        assertThat(answer.list("updateProduct.userErrors")).hasSize(1);
        assertThat(answer.list("updateProduct.userErrors[0].field"))
                .isEqualTo(List.of(change.substring(0, change.indexOf(':'))));
    }

    @Test
    void takesAProductOffSaleForGood() {
        String id = shop.create(Map.of("status", "ON_SALE")).text("createProduct.product.id");
        String delete =
                "mutation { deleteProduct(input: {id: \"%s\"}) { product { status } userErrors { code } } }"
                        .formatted(id);

        assertThat(editor.execute(delete).text("deleteProduct.product.status"))
                .isEqualTo("DISCONTINUED");
        assertThat(editor.execute(delete).list("deleteProduct.userErrors")).isEmpty();
        assertThat(
                        shop.update("{id: \"%s\", status: ON_SALE}".formatted(id))
                                .text("updateProduct.userErrors[0].code"))
                .isEqualTo("CONFLICT");
        assertThat(
                        anybody.execute("{ product(id: \"%s\") { name } }".formatted(id))
                                .text("product.name"))
                .as("orders still name it")
                .isEqualTo("Lamp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "prd_none", "\\u0000"})
    void knowsNothingOfStrangeIds(String id) {
        GraphAnswer answer =
                anybody.execute(
                        "{ product(id: \"%1$s\") { id } productBySku(sku: \"%1$s\") { id } category(id: \"%1$s\") { id } }"
                                .formatted(id));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("product")).isNull();
    }

    @Test
    void knowsNothingOfEndlessIds() {
        String id = "x".repeat(5_000);
        GraphAnswer answer =
                anybody.execute(
                        "query($id: ID!, $sku: String!) { product(id: $id) { id } productBySku(sku: $sku) { id } category(id: $id) { id } products(filter: {categoryId: $id}) { nodes { id } } }",
                        Map.of("id", id, "sku", id));

        assertThat(answer.errors()).isEmpty();
    }
}
