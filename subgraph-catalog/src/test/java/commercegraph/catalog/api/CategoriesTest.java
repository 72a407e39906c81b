package commercegraph.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.app.CatalogUnderTest;
import commercegraph.support.testing.GraphAnswer;
import commercegraph.support.testing.SubgraphTestClient;
import java.util.List;
import org.junit.jupiter.api.Test;

class CategoriesTest {
    private final SubgraphTestClient editor = CatalogUnderTest.editor();

    @Test
    void makesATree() {
        String top = create("name: \"Tree top\"").text("createCategory.category.id");
        create("name: \"Branch b\", parentId: \"%s\"".formatted(top));
        create("name: \"Branch a\", parentId: \"%s\"".formatted(top));

        GraphAnswer answer =
                editor.execute(
                        "{ category(id: \"%s\") { name parent { id } children { name parent { name } children { name } products { nodes { id } } } } categories { name } }"
                                .formatted(top));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.text("category"))
                .isEqualTo(
                        "{name=Tree top, parent=null, children=["
                                + "{name=Branch a, parent={name=Tree top}, children=[], products={nodes=[]}}, "
                                + "{name=Branch b, parent={name=Tree top}, children=[], products={nodes=[]}}]}");
        assertThat(answer.list("categories").toString()).contains("Tree top", "Branch a");
    }

    @Test
    void refusesWhatBreaksARule() {
        assertThat(error(create("name: \"\""))).isEqualTo("INVALID [name]");
        assertThat(error(create("name: \"X\", parentId: \"cat_none\"")))
                .isEqualTo("NOT_FOUND [parentId]");
        assertThat(error(create("name: \"X\", idempotencyKey: \"\"")))
                .isEqualTo("INVALID [idempotencyKey]");
    }

    @Test
    void growsToABoundedDepth() {
        String parent = create("name: \"Level 1\"").text("createCategory.category.id");
        for (int level = 2; level <= 6; level++) {
            parent =
                    create("name: \"Level %d\", parentId: \"%s\"".formatted(level, parent))
                            .text("createCategory.category.id");
        }
        assertThat(error(create("name: \"Level 7\", parentId: \"%s\"".formatted(parent))))
                .isEqualTo("INVALID [parentId]");
    }

    @Test
    void answersTheSameKeyWithTheFirstResult() {
        String first =
                create("name: \"Once\", idempotencyKey: \"category key\"")
                        .text("createCategory.category.id");

        assertThat(
                        create("name: \"Once\", idempotencyKey: \"category key\"")
                                .text("createCategory.category.id"))
                .isEqualTo(first);
        assertThat(error(create("name: \"Twice\", idempotencyKey: \"category key\"")))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED [idempotencyKey]");
    }

    private GraphAnswer create(String input) {
        return editor.execute(
                "mutation { createCategory(input: {%s}) { category { id } userErrors { code field } } }"
                        .formatted(input));
    }

    private static String error(GraphAnswer answer) {
        List<?> errors = answer.list("createCategory.userErrors");
        assertThat(errors).hasSize(1);
        return answer.text("createCategory.userErrors[0].code")
                + " "
                + answer.text("createCategory.userErrors[0].field");
    }
}
