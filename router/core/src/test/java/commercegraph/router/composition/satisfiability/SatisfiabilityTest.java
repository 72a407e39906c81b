package commercegraph.router.composition.satisfiability;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.composition.Composer;
import commercegraph.router.composition.CompositionResult.Composed;
import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.SupergraphReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SatisfiabilityTest {
    private static final String LINK =
            "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.9\", import: [\"@key\", \"@shareable\", \"@override\", \"@external\", \"@requires\"])\n";
    private static final int GRAPHS = 400;

    /// With two labels on, or both off, `z` is reached; with one of them on it is not.
    @Test
    void twoLabelsThatAreOnlyWrongTogether() {
        Supergraph supergraph =
                SupergraphReader.read(
                        supergraph(
                                """
                                type Query @join__type(graph: A) @join__type(graph: B) {
                                  start: T @join__field(graph: A, overrideLabel: "one") @join__field(graph: B, override: "a", overrideLabel: "one")
                                }
                                type T @join__type(graph: A) @join__type(graph: B) {
                                  z: Int @join__field(graph: A, overrideLabel: "two") @join__field(graph: B, override: "a", overrideLabel: "two")
                                }
                                """));
        Findings findings = new Findings();

        Satisfiability.check(supergraph, findings);

        assertThat(findings.errors())
                .extracting(CompositionError::code)
                .containsOnly(ErrorCode.SATISFIABILITY_ERROR);
    }

    @Test
    void oneLabelThatMovesAWholePath() {
        Supergraph supergraph =
                SupergraphReader.read(
                        supergraph(
                                """
                                type Query @join__type(graph: A) @join__type(graph: B) {
                                  start: T @join__field(graph: A, overrideLabel: "one") @join__field(graph: B, override: "a", overrideLabel: "one")
                                }
                                type T @join__type(graph: A) @join__type(graph: B) {
                                  z: Int @join__field(graph: A, overrideLabel: "one") @join__field(graph: B, override: "a", overrideLabel: "one")
                                }
                                """));
        Findings findings = new Findings();

        Satisfiability.check(supergraph, findings);

        assertThat(findings.errors()).isEmpty();
    }

    /// Random graphs: what is said of all labels at once is what each combination of them says.
    @Test
    void saysWhatEveryCombinationOfLabelsSays() {
        Random random = new Random(1);
        int wrong = 0;
        int right = 0;
        for (int graph = 0; graph < GRAPHS; graph++) {
            Supergraph supergraph = SupergraphReader.read(supergraph(randomTypes(random)));
            boolean expected = everyCombination(supergraph);
            Findings findings = new Findings();
            Satisfiability.check(supergraph, findings);
            assertThat(findings.hasErrors()).as("graph %d", graph).isEqualTo(expected);
            wrong += expected ? 1 : 0;
            right += expected ? 0 : 1;
        }
        assertThat(wrong).isGreaterThan(GRAPHS / 10);
        assertThat(right).isGreaterThan(GRAPHS / 10);
    }

    @Test
    void manyLabelsAlongOnePathAreBounded() {
        StringBuilder a = new StringBuilder(LINK + "type Query { t0: T0 }\n");
        StringBuilder b = new StringBuilder(LINK);
        for (int type = 0; type < 60; type++) {
            a.append(
                    "type T%d @key(fields: \"id\") { id: ID! next: T%d }\n"
                            .formatted(type, (type + 1) % 60));
            b.append(
                    "type T%d @key(fields: \"id\") { id: ID! next: T%d @override(from: \"a\", label: \"l%d\") }\n"
                            .formatted(type, (type + 1) % 60, type));
        }

        assertThat(
                        Composer.create()
                                .compose(
                                        List.of(
                                                new SubgraphSdl("a", "", a.toString()),
                                                new SubgraphSdl("b", "", b.toString()))))
                .isInstanceOf(Composed.class);
    }

    private static boolean everyCombination(Supergraph supergraph) {
        List<String> labels = new ArrayList<>(QueryGraph.labels(supergraph));
        for (int setting = 0; setting < 1 << labels.size(); setting++) {
            Labels supposed = Labels.NONE;
            for (int label = 0; label < labels.size(); label++) {
                supposed = supposed.with(labels.get(label), (setting & 1 << label) != 0);
            }
            Findings findings = new Findings();
            new Exploration(
                            QueryGraph.of(supergraph, Set.of()),
                            Exploration.Memory.REMEMBERS,
                            findings)
                    .explore(supposed);
            if (findings.hasErrors()) {
                return true;
            }
        }
        return false;
    }

    /// Four types in three subgraphs, each field in one of them, with a label or shared.
    private static String randomTypes(Random random) {
        StringBuilder sdl = new StringBuilder();
        List<String> types = List.of("Query", "T", "U", "V");
        for (String type : types) {
            sdl.append("type ").append(type);
            for (String graph : List.of("A", "B", "C")) {
                boolean key = !type.equals("Query") && random.nextInt(100) < 70;
                sdl.append(" @join__type(graph: ").append(graph);
                sdl.append(key ? ", key: \"" + (random.nextInt(3) == 0 ? "k" : "id") + "\")" : ")");
            }
            sdl.append(" {\n");
            if (!type.equals("Query")) {
                sdl.append("  id: ID!\n  k: ID! ").append(joins(random)).append('\n');
            }
            for (String field : List.of("a", "b")) {
                sdl.append("  %s: %s %s\n".formatted(field, target(random), joins(random)));
            }
            sdl.append("}\n");
        }
        return sdl.toString();
    }

    private static String target(Random random) {
        return List.of("T", "U", "V", "Int").get(random.nextInt(4));
    }

    private static String joins(Random random) {
        int from = random.nextInt(3);
        int to = (from + 1 + random.nextInt(2)) % 3;
        String label = "l" + random.nextInt(3);
        return switch (random.nextInt(5)) {
            case 0 ->
                    "@join__field(graph: %s, overrideLabel: \"%s\") @join__field(graph: %s, override: \"%s\", overrideLabel: \"%s\")"
                            .formatted(graph(from), label, graph(to), name(from), label);
            case 1, 2 ->
                    "@join__field(graph: %s) @join__field(graph: %s)"
                            .formatted(graph(from), graph(to));
            default -> "";
        };
    }

    private static String graph(int number) {
        return name(number).toUpperCase(Locale.ROOT);
    }

    private static String name(int number) {
        return List.of("a", "b", "c").get(number);
    }

    private static String supergraph(String types) {
        return """
                schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION) { query: Query }
                enum join__Graph { A @join__graph(name: "a", url: "") B @join__graph(name: "b", url: "") C @join__graph(name: "c", url: "") }
                """
                + types;
    }
}
