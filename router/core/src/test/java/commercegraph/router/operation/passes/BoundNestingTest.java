package commercegraph.router.operation.passes;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.operation.Checked;
import commercegraph.router.operation.DocumentLimits;
import commercegraph.router.operation.OperationError.Code;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoundNestingTest {
    private static final DocumentLimits LIMITS = new DocumentLimits(1 << 20, 30_000, 3, 1_000);

    @Test
    void refusesBracketsThatStandTooDeep() {
        assertThat(
                        Stream.of(
                                "query($a: [[[Int]]]) { a }",
                                "{ a { b(c: [1]) { d } e { f { g } } } }",
                                "{ a(b: [{c: [1]}]) }",
                                "[[[["))
                .allSatisfy(
                        document ->
                                assertThat(BoundNesting.apply(document, LIMITS))
                                        .isInstanceOfSatisfying(
                                                Checked.Invalid.class,
                                                refused ->
                                                        assertThat(refused.errors().toString())
                                                                .contains(
                                                                        Code.OPERATION_TOO_LARGE
                                                                                .name())));
    }

    @Test
    void countsNeitherStringsNorComments() {
        assertThat(
                        Stream.of(
                                "{ a(b: \"[[[[\") }",
                                "{ a(b: \"\\\"[[[[\") }",
                                "{ a(b: \"\\\\\") { c { d } } }",
                                "{ a(b: \"\"\"[[[[ \"\" \\\"\"\" [[[[\"\"\") { c { d } } }",
                                "{ a # [[[[\n }",
                                "# ((((\r{ a { b { c } } }",
                                "{ a(b: \"\") { c { d } } }",
                                "] ) } { a { b { c } } }",
                                "{ a(b: \"",
                                "{ a(b: \"\"\"",
                                "{ a(b: \"\\"))
                .allSatisfy(
                        document ->
                                assertThat(BoundNesting.apply(document, LIMITS))
                                        .isEqualTo(new Checked.Valid<>(document)));
    }
}
