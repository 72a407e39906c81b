package commercegraph.router.composition;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.composition.CompositionResult.Composed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Large graphs compose within the bound on the ways that satisfiability walks: beyond it they
/// would be refused.
class LargeSubgraphsTest {
    private static final String LINK =
            "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.9\", import: [\"@key\", \"@shareable\", \"@external\", \"@requires\"])\n";

    @Test
    void aHundredSubgraphsThatShareAllTypes() {
        String[] subgraphs = new String[100];
        for (int subgraph = 0; subgraph < subgraphs.length; subgraph++) {
            int own = subgraph;
            subgraphs[subgraph] =
                    LINK
                            + "type Query { q%d: T0 shared: T1 @shareable }\n".formatted(own)
                            + types(
                                    20,
                                    type ->
                                            "type T%d @key(fields: \"id\") { id: ID! f%d: Int to: T%d @shareable }\n"
                                                    .formatted(type, own, (type + 1) % 20));
        }

        assertThat(types(subgraphs)).isEqualTo(21);
    }

    /// Each has a key of its own, which only the one before it knows: the way through all of them
    /// is long.
    @Test
    void aChainOfKeys() {
        String[] subgraphs = new String[60];
        for (int subgraph = 0; subgraph < subgraphs.length; subgraph++) {
            subgraphs[subgraph] =
                    LINK
                            + (subgraph == 0 ? "type Query { t: T }\n" : "")
                            + "type T @key(fields: \"k%d\") { k%d: ID! @shareable k%d: ID! @shareable f%d: Int }\n"
                                    .formatted(subgraph, subgraph, subgraph + 1, subgraph);
        }

        assertThat(types(subgraphs)).isEqualTo(2);
    }

    @Test
    void wideUnionsOfManyShapes() {
        IntFunction<String> type =
                number ->
                        "type T%d @key(fields: \"id\") { id: ID! u: U f%d: Int }\n"
                                .formatted(number, number);
        String members =
                IntStream.range(0, 300)
                        .mapToObj(number -> "T" + number)
                        .collect(Collectors.joining(" | "));
        String a = LINK + "type Query { u: U }\nunion U = " + members + "\n" + types(300, type);
        String b =
                LINK
                        + types(
                                300,
                                number ->
                                        "type T%d @key(fields: \"id\") { id: ID! g%d: Int }\n"
                                                .formatted(number, number));

        assertThat(types(a, b)).isEqualTo(302);
    }

    private static String types(int count, IntFunction<String> type) {
        return IntStream.range(0, count).mapToObj(type).collect(Collectors.joining());
    }

    private static int types(String... sdls) {
        List<SubgraphSdl> subgraphs = new ArrayList<>();
        for (int subgraph = 0; subgraph < sdls.length; subgraph++) {
            subgraphs.add(new SubgraphSdl("s" + subgraph, "", sdls[subgraph]));
        }
        CompositionResult result = Composer.create().compose(subgraphs);
        assertThat(result).isInstanceOf(Composed.class);
        return ((Composed) result).supergraph().types().size();
    }
}
