package commercegraph.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.app.CatalogUnderTest;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many write the same thing at once.
class ConcurrentWritesTest {
    private static final int WRITERS = 8;

    private final SubgraphTestClient editor = CatalogUnderTest.editor();
    private final Shop shop = new Shop(editor);

    @Test
    void givesAnSkuOnce() {
        String sku = Shop.sku();
        String category = shop.category("One SKU", null);
        List<GraphAnswer> answers =
                atOnce(() -> shop.create(Map.of("sku", sku, "categoryId", category)));

        assertThat(answers).filteredOn(ConcurrentWritesTest::isCreated).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !isCreated(answer))
                .allMatch(
                        answer ->
                                answer.text("createProduct.userErrors[0].code")
                                        .equals("SKU_TAKEN"));
        assertThat(productsOf(category)).as("nothing is left of the others").hasSize(1);
    }

    @Test
    void makesOneProductOfOneIdempotencyKey() {
        String category = shop.category("One key", null);
        Map<String, String> input =
                Map.of(
                        "sku",
                        Shop.sku(),
                        "categoryId",
                        category,
                        "idempotencyKey",
                        "one " + category);
        List<GraphAnswer> answers = atOnce(() -> shop.create(input));

        assertThat(answers).allMatch(ConcurrentWritesTest::isCreated);
        assertThat(answers)
                .extracting(answer -> answer.text("createProduct.product.id"))
                .containsOnly(answers.getFirst().text("createProduct.product.id"));
        assertThat(productsOf(category)).hasSize(1);
    }

    @Test
    void changesAVersionOnce() {
        String id = shop.create(Map.of()).text("createProduct.product.id");
        List<GraphAnswer> answers =
                atOnce(() -> shop.update("{id: \"%s\", version: 1, name: \"Mine\"}".formatted(id)));

        assertThat(answers)
                .filteredOn(answer -> answer.list("updateProduct.userErrors").isEmpty())
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.list("updateProduct.userErrors").isEmpty())
                .allMatch(
                        answer ->
                                answer.text("updateProduct.userErrors[0].code").equals("CONFLICT"));
    }

    /// Without a version each change is made on what is there, and none is lost.
    @Test
    void losesNoChangeOfDifferentFields() {
        String id = shop.create(Map.of()).text("createProduct.product.id");
        List<String> changes =
                List.of("name: \"Changed\"", "description: \"changed\"", "weightGrams: 7");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            changes.stream()
                    .map(change -> "{id: \"%s\", %s}".formatted(id, change))
                    .map(input -> threads.submit(() -> shop.update(input)))
                    .toList()
                    .forEach(ConcurrentWritesTest::join);
        }

        assertThat(
                        editor.execute(
                                        "{ product(id: \"%s\") { name description weightGrams version } }"
                                                .formatted(id))
                                .text("product"))
                .isEqualTo("{name=Changed, description=changed, weightGrams=7, version=4}");
    }

    private static boolean isCreated(GraphAnswer answer) {
        return answer.at("createProduct.product") != null;
    }

    private List<?> productsOf(String category) {
        return editor.execute(
                        "{ products(filter: {categoryId: \"%s\"}) { nodes { id } } }"
                                .formatted(category))
                .list("products.nodes");
    }

    private static <T> List<T> atOnce(Callable<T> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, WRITERS).mapToObj(_ -> threads.submit(work)).toList().stream()
                    .map(ConcurrentWritesTest::join)
                    .toList();
        }
    }

    private static <T> T join(Future<T> work) {
        try {
            return work.get();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
