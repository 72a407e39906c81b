package commercegraph.router.limits;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.federation.OperationKind;
import commercegraph.router.operation.Operation;
import commercegraph.router.operation.Selection;
import commercegraph.router.operation.Selection.Field;
import commercegraph.router.operation.Selection.Fragment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationLimitsTest {
    private static final OperationLimits LIMITS = new OperationLimits(100, 3, 2, 3);

    @Test
    void letsPassWhatIsWithinAllBounds() {
        assertThat(
                        LIMITS.exceededBy(
                                operation(
                                        field("x", "a", field("b", "b", field("y", "c"))),
                                        new Fragment("Query", List.of(field("d", "d"))),
                                        field("e", "e"))))
                .isEmpty();
    }

    @Test
    void countsDepthThroughFragments() {
        Selection deep =
                field(
                        "a",
                        "a",
                        new Fragment(
                                "B", List.of(field("b", "b", field("c", "c", field("d", "d"))))));

        assertThat(LIMITS.exceededBy(operation(deep))).get().asString().contains("deeper than 3");
    }

    @Test
    void countsAliasesEverywhere() {
        assertThat(
                        LIMITS.exceededBy(
                                operation(
                                        field("x", "a", field("y", "b")),
                                        new Fragment("Query", List.of(field("z", "c"))))))
                .get()
                .asString()
                .contains("more than 2 aliases");
    }

    @Test
    void countsRootFieldsOfFragments() {
        assertThat(
                        LIMITS.exceededBy(
                                operation(
                                        field("a", "a"),
                                        field("b", "b"),
                                        new Fragment(
                                                "Query",
                                                List.of(field("c", "c"), field("d", "d"))))))
                .get()
                .asString()
                .contains("more than 3 root fields");
    }

    @Test
    void boundsTheTokensOfDocuments() {
        assertThat(LIMITS.document().tokensMax()).isEqualTo(100);
    }

    private static Operation operation(Selection... selections) {
        return new Operation(
                OperationKind.QUERY, Optional.empty(), "Query", List.of(selections), List.of());
    }

    private static Field field(String responseKey, String name, Selection... selections) {
        return new Field(responseKey, name, List.of(), List.of(selections), Optional.empty());
    }
}
