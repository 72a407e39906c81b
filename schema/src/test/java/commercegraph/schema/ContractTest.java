package commercegraph.schema;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.supergraph.FieldDefinition;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.SupergraphReader;
import commercegraph.router.supergraph.TypeDefinition;
import commercegraph.router.supergraph.TypeDefinition.Composite;
import commercegraph.router.supergraph.TypeDefinition.EnumType;
import commercegraph.router.supergraph.TypeDefinition.InputObjectType;
import commercegraph.router.supergraph.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What holds of the contract as a whole, whoever writes the next field.
@NullUnmarked
class ContractTest {
    private static final List<String> GUARDS = List.of("authenticated", "requiresScopes", "hmac");

    private static Supergraph supergraph;

    @BeforeAll
    static void read() throws IOException {
        supergraph =
                SupergraphReader.read(
                        Files.readString(Path.of("src/main/resources/supergraph.graphql")));
    }

    @Test
    void namesAreWrittenOneWay() {
        assertThat(supergraph.types().keySet()).allMatch(name -> name.matches("[A-Z][A-Za-z0-9]*"));
        assertThat(fields().map(FieldDefinition::name)).allMatch(ContractTest::isCamelCase);
        assertThat(fields().flatMap(field -> field.arguments().stream()))
                .allMatch(argument -> isCamelCase(argument.name()));
        assertThat(types(InputObjectType.class).flatMap(input -> input.fields().stream()))
                .allMatch(field -> isCamelCase(field.name()));
        assertThat(types(EnumType.class).flatMap(type -> type.values().stream()))
                .allMatch(value -> value.name().matches("[A-Z][A-Z0-9_]*"));
    }

    private static boolean isCamelCase(String name) {
        return name.matches("[a-z][A-Za-z0-9]*");
    }

    /// One subgraph that is down, or one field that is forbidden, takes nothing else with it.
    @Test
    void rootFieldsAreNullable() {
        assertThat(
                        Stream.of("Query", "Mutation", "Subscription")
                                .flatMap(root -> composite(root).fields().values().stream()))
                .allMatch(field -> !(field.type() instanceof TypeReference.NonNull));
    }

    @Test
    void guardedFieldsAreNullable() {
        assertThat(fields().filter(field -> GUARDS.stream().anyMatch(field.directives()::has)))
                .isNotEmpty()
                .allMatch(field -> !(field.type() instanceof TypeReference.NonNull));
    }

    @Test
    void connectionsAreAlike() {
        assertThat(types(Composite.class).filter(type -> type.name().endsWith("Connection")))
                .isNotEmpty()
                .allSatisfy(
                        connection -> {
                            String node = connection.name().replaceAll("Connection$", "");
                            assertThat(types(connection))
                                    .containsEntry("edges", "[%sEdge!]!".formatted(node))
                                    .containsEntry("nodes", "[%s!]!".formatted(node))
                                    .containsEntry("pageInfo", "PageInfo!");
                            assertThat(types(composite(node + "Edge")))
                                    .containsEntry("node", node + "!")
                                    .containsEntry("cursor", "String!");
                        });
    }

    @Test
    void connectionsArePagedForward() {
        assertThat(fields().filter(field -> field.type().baseName().endsWith("Connection")))
                .isNotEmpty()
                .allSatisfy(
                        field -> {
                            assertThat(field.arguments())
                                    .anyMatch(
                                            first ->
                                                    first.name().equals("first")
                                                            && first.defaultValue() != null);
                            assertThat(field.arguments())
                                    .anyMatch(
                                            after ->
                                                    after.name().equals("after")
                                                            && after.type()
                                                                    .toString()
                                                                    .equals("String"));
                        });
    }

    /// A broken rule of the business is an answer, not an error.
    @Test
    void mutationsAnswerWithUserErrors() {
        assertThat(composite("Mutation").fields().values())
                .allSatisfy(
                        mutation ->
                                assertThat(types(composite(mutation.type().baseName())))
                                        .containsEntry("userErrors", "[UserError!]!"));
    }

    private static Map<String, String> types(Composite type) {
        return type.fields().values().stream()
                .collect(Collectors.toMap(FieldDefinition::name, field -> field.type().toString()));
    }

    private static Stream<FieldDefinition> fields() {
        return types(Composite.class).flatMap(type -> type.fields().values().stream());
    }

    private static Composite composite(String name) {
        return (Composite) supergraph.types().get(name);
    }

    private static <T extends TypeDefinition> Stream<T> types(Class<T> kind) {
        return supergraph.types().values().stream().filter(kind::isInstance).map(kind::cast);
    }
}
