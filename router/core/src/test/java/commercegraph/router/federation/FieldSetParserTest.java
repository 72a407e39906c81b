package commercegraph.router.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.router.federation.FieldSet.Field;
import commercegraph.router.federation.FieldSet.TypeCondition;
import commercegraph.router.federation.InvalidFieldSetException.Problem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldSetParserTest {
    @Test
    void readsNestedFieldsConditionsAndArguments() {
        FieldSet set =
                FieldSetParser.parse(
                        "id, owner { ... on User { name } } price(unit: CM, at: {x: [1, $y], s: \"a\\\"b\"})");

        assertThat(set.selections())
                .containsExactly(
                        new Field("id", List.of(), List.of()),
                        new Field(
                                "owner",
                                List.of(),
                                List.of(
                                        new TypeCondition(
                                                "User",
                                                List.of(new Field("name", List.of(), List.of()))))),
                        new Field(
                                "price",
                                List.of(
                                        new Argument("unit", "CM", Set.of()),
                                        new Argument(
                                                "at", "{x: [1, $y], s: \"a\\\"b\"}", Set.of("y"))),
                                List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "id organization { id name }",
                "price(unit: CM, rates: [1.5, -2e3]) { amount }",
                "media { ... on Book { title } __typename }"
            })
    void printsWhatItRead(String text) {
        assertThat(FieldSetParser.parse(text)).hasToString(text);
    }

    @Test
    void takesOuterBracesAndComments() {
        assertThat(FieldSetParser.parse(" { id # the key\n sku } ")).hasToString("id sku");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|SYNTAX",
                "{ weight|SYNTAX",
                "a }|SYNTAX",
                "a { }|SYNTAX",
                "a(|SYNTAX",
                "a(x: \"y)|SYNTAX",
                "...Named|SYNTAX",
                "a(x: [1, &])|SYNTAX",
                "weight @skip(if: true)|DIRECTIVE",
                "... on A @include(if: true) { a }|DIRECTIVE",
                "other: id|ALIAS"
            })
    void saysWhatIsWrong(String text, Problem problem) {
        assertThatThrownBy(() -> FieldSetParser.parse(text))
                .isInstanceOfSatisfying(
                        InvalidFieldSetException.class,
                        e -> {
                            assertThat(e.problem()).isEqualTo(problem);
                            assertThat(e.offset()).isBetween(0, text.length());
                        });
    }

    @Test
    void refusesEndlessNesting() {
        assertThatThrownBy(() -> FieldSetParser.parse("a{".repeat(100_000)))
                .isInstanceOf(InvalidFieldSetException.class);
        assertThatThrownBy(() -> FieldSetParser.parse("a(x:" + "[".repeat(100_000)))
                .isInstanceOf(InvalidFieldSetException.class);
    }
}
