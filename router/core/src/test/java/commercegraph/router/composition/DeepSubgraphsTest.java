package commercegraph.router.composition;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.supergraph.SupergraphReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Types, requirements and field sets that lead on and on.
@Timeout(120)
class DeepSubgraphsTest {
    private static final String LINK =
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
              import: ["@key", "@requires", "@external"])
            """;

    /// More of them than the usual stack holds.
    @Test
    void composeAChainOfTypes() {
        String chain =
                IntStream.range(0, 3_000)
                        .mapToObj(i -> "type T%d { next: T%d }\n".formatted(i, i + 1))
                        .collect(Collectors.joining());
        CompositionResult result =
                compose("type Query { first: T0 }\n" + chain + "type T3000 { id: ID }\n");
        assertThat(result).isInstanceOf(CompositionResult.Composed.class);
        String sdl = ((CompositionResult.Composed) result).supergraphSdl();
        assertThat(SupergraphReader.read(sdl).apiSchema().getObjectType("T3000")).isNotNull();
    }

    @Test
    void composeFieldSetsAsDeepAsTheyArePlanned() {
        assertThat(nestedRequirement(60)).isInstanceOf(CompositionResult.Composed.class);
    }

    @Test
    void tellWhatIsTooDeep() {
        for (CompositionResult result : List.of(nestedRequirement(70), nestedRequirement(5_000))) {
            assertThat(((CompositionResult.Failed) result).errors())
                    .extracting(CompositionError::code)
                    .containsAnyOf(
                            ErrorCode.SATISFIABILITY_ERROR, ErrorCode.REQUIRES_INVALID_FIELDS);
        }
        assertThat(((CompositionResult.Failed) nestedRequirement(70)).errors().toString())
                .contains("followed 64 deep");
    }

    /// One field that requires a value so many objects below.
    private static CompositionResult nestedRequirement(int depth) {
        String needed = "below { ".repeat(depth) + "value" + " }".repeat(depth);
        return compose(
                LINK
                        + """
                        type Query { item: Item }
                        type Item @key(fields: "id") { id: ID! node: Node }
                        type Node @key(fields: "id") { id: ID! below: Node value: Int }
                        """,
                LINK
                        + """
                        type Item @key(fields: "id") {
                          id: ID! node: Node @external total: Int @requires(fields: "node { %s }")
                        }
                        type Node @key(fields: "id", resolvable: false) {
                          id: ID! below: Node @external value: Int @external
                        }
                        """
                                .formatted(needed));
    }

    private static CompositionResult compose(String... sdls) {
        return Composer.create()
                .compose(
                        IntStream.range(0, sdls.length)
                                .mapToObj(
                                        i ->
                                                new SubgraphSdl(
                                                        "s" + i,
                                                        "http://s%d.test".formatted(i),
                                                        sdls[i]))
                                .toList());
    }
}
