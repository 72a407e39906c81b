package commercegraph.router.supergraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.router.federation.FieldSetParser;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.supergraph.TypeDefinition.EnumType;
import commercegraph.router.supergraph.TypeDefinition.InterfaceType;
import commercegraph.router.supergraph.TypeDefinition.ObjectType;
import commercegraph.router.supergraph.TypeDefinition.UnionType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.SchemaPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class SupergraphReaderTest {
    private static final SubgraphName A = new SubgraphName("a-graph");
    private static final SubgraphName B = new SubgraphName("b");

    private static final Supergraph GRAPH = SupergraphReader.read(resource("all-of-join.graphql"));

    @Test
    void readsSubgraphsInOrder() {
        assertThat(GRAPH.subgraphs().keySet()).containsExactly(A, B);
        assertThat(GRAPH.subgraphs().get(A).url()).isEqualTo("http://a.test/graphql");
    }

    @Test
    void readsLinksWithPurposeAndImports() {
        assertThat(GRAPH.links())
                .contains(
                        new Supergraph.Link(
                                "https://example.test/signed/v1.0",
                                "signed",
                                java.util.Optional.of("SECURITY"),
                                java.util.Map.of("@mac", "@mac")));
    }

    @Test
    void readsKeysAndInterfaceObjects() {
        ObjectType user = (ObjectType) type("User");
        assertThat(user.in().get(A).keys()).hasSize(2);
        assertThat(user.in().get(A).keys().get(0)).hasToString("Key[fields=id, resolvable=true]");
        assertThat(user.in().get(A).keys().get(1).resolvable()).isFalse();
        InterfaceType node = (InterfaceType) type("Node");
        assertThat(node.in().get(A).interfaceObject()).isFalse();
        assertThat(node.in().get(B).interfaceObject()).isTrue();
    }

    @Test
    void aFieldWithoutDirectiveIsInEverySubgraphOfItsType() {
        assertThat(field("User", "id").in()).containsOnlyKeys(A, B);
    }

    @Test
    void aFieldWithoutGraphIsInNone() {
        assertThat(field("User", "stars").in()).isEmpty();
    }

    @Test
    void readsWhatASubgraphSaysOfAField() {
        FieldDefinition name = field("User", "name");
        assertThat(name.in()).containsOnlyKeys(A, B);
        assertThat(name.in().get(A).type()).hasToString("String!");
        assertThat(name.in().get(B).external()).isTrue();
        assertThat(name.in().get(B).type()).hasToString("String");
        assertThat(field("User", "nick").in().get(B).requires())
                .hasValueSatisfying(set -> assertThat(set).hasToString("name"));
        assertThat(field("Query", "me").in().get(B).provides())
                .hasValueSatisfying(set -> assertThat(set).hasToString("name"));
        assertThat(field("User", "moved").in().get(A).usedOverridden()).isTrue();
        assertThat(field("User", "moved").in().get(B).override())
                .contains(
                        new SubgraphField.Override("a-graph", java.util.Optional.of("percent(5)")));
    }

    @Test
    void readsContextArguments() {
        assertThat(field("User", "text").in().get(B).contextArguments())
                .containsExactly(
                        new SubgraphField.ContextArgument(
                                "b__here",
                                "locale",
                                TypeReference.parse("String!"),
                                FieldSetParser.parse("{ locale }")));
    }

    @Test
    void readsMembersAndValuesBySubgraph() {
        UnionType media = (UnionType) type("Media");
        assertThat(media.membersIn().get(A)).containsExactly("User");
        assertThat(media.membersIn().get(B)).containsExactly("User", "Page");
        EnumType mode = (EnumType) type("Mode");
        assertThat(mode.values().get(0).in()).containsExactly(A, B);
        assertThat(mode.values().get(1).in()).containsExactly(B);
    }

    @Test
    void keepsOtherDirectivesAndReadsPassedOnOnesAsWhatTheyWere() {
        assertThat(field("Query", "me").directives().has("mac")).isTrue();
        assertThat(field("Query", "me").directives().has("cacheTag")).isTrue();
        assertThat(field("Query", "me").directives().has("join__field")).isFalse();
        assertThat(GRAPH.types()).doesNotContainKeys("join__Graph", "link__Import");
    }

    @Test
    void knowsPossibleTypes() {
        PossibleTypes possible = PossibleTypes.of(GRAPH);
        assertThat(possible.of("Node")).containsExactly("User", "Page");
        assertThat(possible.of("Node", A)).containsExactly("User", "Page");
        assertThat(possible.of("Node", B)).containsExactly("Node");
        assertThat(possible.of("Media", A)).containsExactly("User");
        assertThat(possible.of("User", B)).containsExactly("User");
        assertThat(possible.of("Mode")).isEmpty();
        assertThat(possible.of("Nothing", B)).isEmpty();
    }

    @Test
    void apiSchemaHidesWhatIsInaccessibleAndWhatOnlyLeadsThere() {
        var schema = GRAPH.apiSchema();
        assertThat(schema.getType("Secret")).isNull();
        assertThat(schema.getType("OnlySecrets")).isNull();
        GraphQLObjectType query = schema.getQueryType();
        assertThat(query.getFieldDefinition("onlySecrets")).isNull();
        assertThat(query.getFieldDefinition("me").getDescription()).isEqualTo("Who asks.");
        assertThat(query.getFieldDefinition("me").getArgument("hidden")).isNull();
        assertThat(
                        Objects.requireNonNull(schema.getObjectType("User"))
                                .getFieldDefinition("old")
                                .isDeprecated())
                .isTrue();
        assertThat(schema.getDirectives())
                .extracting("name")
                .contains("trace")
                .doesNotContain("join__type", "link", "mac", "inaccessible");
        assertThat(new SchemaPrinter().print(schema)).contains("input Pick @oneOf");
    }

    @Test
    void readsFederationOne() {
        Supergraph graph = SupergraphReader.read(resource("federation-one.graphql"));
        SubgraphName users = new SubgraphName("users");
        SubgraphName posts = new SubgraphName("posts");
        var user = (ObjectType) Objects.requireNonNull(graph.types().get("User"));
        assertThat(user.fields().get("id").in()).containsOnlyKeys(users, posts);
        assertThat(user.fields().get("name").in()).containsOnlyKeys(users, posts);
        assertThat(user.fields().get("name").in().get(posts).external()).isTrue();
        assertThat(user.fields().get("age").in()).containsOnlyKeys(users);
        assertThat(user.fields().get("posts").in()).containsOnlyKeys(posts);
        var value = (ObjectType) Objects.requireNonNull(graph.types().get("Money"));
        assertThat(value.fields().get("amount").in()).containsOnlyKeys(users, posts);
    }

    @Test
    void saysWhereAnSdlIsWrong() {
        assertThatThrownBy(() -> SupergraphReader.read("type Query {\n  a: Int )\n}"))
                .isInstanceOfSatisfying(
                        UnreadableSupergraphException.class,
                        e -> {
                            assertThat(e.line()).isEqualTo(2);
                            assertThat(e.column()).isPositive();
                        });
        assertThatThrownBy(() -> SupergraphReader.read("type Query { a: Int }"))
                .isInstanceOf(UnreadableSupergraphException.class);
        assertThatThrownBy(
                        () ->
                                SupergraphReader.read(
                                        resource("all-of-join.graphql")
                                                .replace(
                                                        "graph: B, requires",
                                                        "graph: C, requires")))
                .isInstanceOf(UnreadableSupergraphException.class)
                .hasMessageContaining("\"C\"");
        assertThatThrownBy(
                        () ->
                                SupergraphReader.read(
                                        resource("all-of-join.graphql")
                                                .replace("type Page ", "type User ")))
                .isInstanceOf(UnreadableSupergraphException.class);
        assertThatThrownBy(
                        () ->
                                SupergraphReader.read(
                                        resource("all-of-join.graphql")
                                                .replace("media: Media", "media: Absent")))
                .isInstanceOf(UnreadableSupergraphException.class)
                .hasMessageContaining("Absent");
    }

    private static TypeDefinition type(String name) {
        return Objects.requireNonNull(GRAPH.types().get(name));
    }

    private static FieldDefinition field(String type, String name) {
        return Objects.requireNonNull(((TypeDefinition.Composite) type(type)).fields().get(name));
    }

    private static String resource(String name) {
        try (var stream =
                Objects.requireNonNull(
                        SupergraphReaderTest.class.getResourceAsStream("/supergraph/" + name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
