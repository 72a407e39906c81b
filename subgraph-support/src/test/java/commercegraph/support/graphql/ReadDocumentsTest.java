package commercegraph.support.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.InvalidSyntaxError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.SourceLocation;
import graphql.parser.Parser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadDocumentsTest {

    private final ReadDocuments documents = new ReadDocuments();
    private final List<String> read = new ArrayList<>();

    private PreparsedDocumentEntry ask(String text) {
        return documents
                .getDocumentAsync(
                        ExecutionInput.newExecutionInput(text).build(),
                        input -> parse(input.getQuery()))
                .join();
    }

    private PreparsedDocumentEntry parse(String text) {
        read.add(text);
        return text.contains("wrong")
                ? new PreparsedDocumentEntry(new InvalidSyntaxError(SourceLocation.EMPTY, "wrong"))
                : new PreparsedDocumentEntry(new Parser().parseDocument(text));
    }

    @Test
    void readsAQueryOnce() {
        String text = "query($id: ID!) { product(id: $id) { ...F } } fragment F on Product { id }";

        assertThat(ask(text)).isSameAs(ask(text));
        assertThat(read).containsExactly(text);
        ask(text + " ");
        assertThat(read).hasSize(2);
    }

    @Test
    void keepsNothingThatMayHoldASecret() {
        String mutation = "mutation { signIn(input: {password: \"secret\"}) { id } }";
        String both = "query A { a } " + mutation;
        for (String text : List.of(mutation, both, "subscription { a }")) {
            ask(text);
            ask(text);
            assertThat(read).as(text).containsExactly(text, text);
            read.clear();
        }
    }

    @Test
    void keepsNoErrorsAndNothingLong() {
        ask("{ wrong }");
        ask("{ wrong }");
        String large = "{ a }" + " ".repeat(20_000);
        ask(large);
        ask(large);
        assertThat(read).hasSize(4);
    }

    @Test
    void isBoundedByTheLengthOfWhatItKeeps() {
        String padding = " ".repeat(9_990);
        for (int number = 0; number < 200; number++) ask("{ a%d }".formatted(number) + padding);
        read.clear();

        for (int number = 0; number < 200; number++) ask("{ a%d }".formatted(number) + padding);

        assertThat(read).hasSizeGreaterThan(140);
    }
}
