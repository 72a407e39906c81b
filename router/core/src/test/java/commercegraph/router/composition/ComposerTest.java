package commercegraph.router.composition;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.composition.CompositionResult.Composed;
import commercegraph.router.composition.CompositionResult.Failed;
import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.CompositionHint;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.HintCode;
import commercegraph.router.composition.report.Place;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.supergraph.SupergraphReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComposerTest {
    private static final String LINK =
            "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.9\", import: [\"@key\", \"@shareable\", \"@override\", \"@composeDirective\"])\n";

    @Test
    void anErrorSaysWhere() {
        List<CompositionError> errors =
                failed(
                        subgraph(
                                "a",
                                LINK
                                        + "type Query {\n  t: T\n}\ntype T @key(fields: \"no\") { id: ID! }"));

        assertThat(errors)
                .singleElement()
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo(ErrorCode.KEY_INVALID_FIELDS);
                            assertThat(error.message()).contains("\"no\"").contains("\"T\"");
                            assertThat(error.places())
                                    .containsExactly(new Place(new SubgraphName("a"), 5, 8));
                        });
    }

    @Test
    void tellsOfAllSubgraphsAtOnce() {
        assertThat(failed(subgraph("a", "type Query {"), subgraph("b", "type Query { x: Absent }")))
                .extracting(error -> error.places().getFirst().subgraph().value())
                .contains("a", "b");
    }

    @Test
    void refusesTwoSubgraphsOfOneName() {
        SubgraphSdl subgraph = subgraph("a", "type Query { x: Int }");
        assertThat(failed(subgraph, subgraph))
                .extracting(CompositionError::code)
                .containsExactly(ErrorCode.INVALID_SUBGRAPH_NAME);
    }

    @Test
    void linksASecurityFeatureAsOne() {
        String sdl =
                LINK
                        + "extend schema @link(url: \"https://example.test/signed/v1.0\", import: [\"@signed\"]) @composeDirective(name: \"@signed\")\n"
                        + "directive @signed on FIELD_DEFINITION\ntype Query { x: Int @signed }";

        Composed composed =
                (Composed)
                        Composer.create()
                                .withSecurityFeatures(Set.of("https://example.test/signed"))
                                .compose(List.of(subgraph("a", sdl)));

        assertThat(composed.supergraphSdl())
                .contains(
                        "@link(url: \"https://example.test/signed/v1.0\", import: [\"@signed\"], for: SECURITY)");
        assertThat(composed(subgraph("a", sdl)).supergraphSdl())
                .contains(
                        "@link(url: \"https://example.test/signed/v1.0\", import: [\"@signed\"])\n");
    }

    @Test
    void hintsAtWhatMayBeAMistake() {
        Composed composed =
                composed(
                        subgraph(
                                "a",
                                LINK
                                        + "type Query { t: T @shareable v: V @shareable n(x: Int, y: Int): Int @shareable }\ntype T @key(fields: \"id\") { id: ID! a: Int @override(from: \"gone\") }\n\"one\" type V @shareable { x: Int! y: Int }\nenum Unused { A }"),
                        subgraph(
                                "b",
                                LINK
                                        + "type Query { t: T @shareable v: V @shareable n(x: Int): Int @shareable }\ntype T { id: ID! @shareable }\n\"two\" type V @shareable { x: Int }"));

        assertThat(composed.hints())
                .extracting(CompositionHint::code)
                .contains(
                        HintCode.FROM_SUBGRAPH_DOES_NOT_EXIST,
                        HintCode.INCONSISTENT_ENTITY,
                        HintCode.INCONSISTENT_DESCRIPTION,
                        HintCode.INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE,
                        HintCode.INCONSISTENT_ARGUMENT_PRESENCE,
                        HintCode.INCONSISTENT_OBJECT_VALUE_TYPE_FIELD,
                        HintCode.UNUSED_ENUM_TYPE);
    }

    @Test
    void keepsDescriptionsAsTheyAre() {
        String sdl =
                "\"\"\"\nTwo lines,\n  one of them indented.\n\"\"\"\ntype Query {\n  \"quotes \\\" and \\\\ backslashes\"\n  x(\"of an argument\" y: Int): Int\n  \"\"\"  kept \\\"\"\" quotes\n  \"\"\"\n  z: Int\n}";

        Composed composed = composed(subgraph("a", sdl));

        assertThat(SdlFacts.api(composed.apiSchemaSdl())).isEqualTo(SdlFacts.api(sdl));
    }

    @Test
    void executableDirectivesOfAllSubgraphsReachTheApi() {
        Composed composed =
                composed(
                        subgraph(
                                "a",
                                "directive @both on FIELD | QUERY\ndirective @one on FIELD\ntype Query { x: Int }"),
                        subgraph("b", "directive @both on FIELD\ntype Query { y: Int }"));

        assertThat(composed.supergraph().apiSchema().getDirective("both")).isNotNull();
        assertThat(composed.supergraph().apiSchema().getDirective("one")).isNull();
    }

    @Test
    void composesManyTypes() {
        List<SubgraphSdl> subgraphs = new ArrayList<>();
        for (int subgraph = 0; subgraph < 10; subgraph++) {
            StringBuilder sdl = new StringBuilder(LINK);
            sdl.append("type Query { start%d: T0 }\n".formatted(subgraph));
            for (int type = 0; type < 200; type++) {
                sdl.append(
                        "type T%d @key(fields: \"id\") { id: ID! f%d: Int next%d: T%d }\n"
                                .formatted(type, subgraph, subgraph, (type + 1) % 200));
            }
            subgraphs.add(subgraph("s" + subgraph, sdl.toString()));
        }

        Composed composed = composed(subgraphs.toArray(SubgraphSdl[]::new));

        assertThat(composed.supergraph().types()).hasSize(201);
        assertThat(SupergraphFacts.of(SupergraphReader.read(composed.supergraphSdl())))
                .isEqualTo(SupergraphFacts.of(composed.supergraph()));
    }

    private static SubgraphSdl subgraph(String name, String sdl) {
        return new SubgraphSdl(name, "http://%s.test/".formatted(name), sdl);
    }

    private static List<CompositionError> failed(SubgraphSdl... subgraphs) {
        return ((Failed) Composer.create().compose(List.of(subgraphs))).errors();
    }

    private static Composed composed(SubgraphSdl... subgraphs) {
        CompositionResult result = Composer.create().compose(List.of(subgraphs));
        assertThat(result).isInstanceOf(Composed.class);
        return (Composed) result;
    }
}
