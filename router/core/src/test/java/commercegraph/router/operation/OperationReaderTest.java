package commercegraph.router.operation;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.federation.OperationKind;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import commercegraph.router.operation.OperationError.Code;
import commercegraph.router.supergraph.Supergraph;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperationReaderTest {
    private static final String SCHEMA =
            """
            type Query { me: User node(id: ID!): Node search: [Found] find(filter: Filter): User }
            type Mutation { rename(name: String!): User }
            interface Node { id: ID! }
            type User implements Node { id: ID! name: String friends(first: Int): [User] kind: Kind }
            type Post implements Node { id: ID! title: String author: User }
            union Found = User | Post
            enum Kind { A B }
            input Filter { name: String! kind: Kind = A tags: [String!] }
            """;
    private static final OperationReader READER = new OperationReader(supergraph(), limits(2000));

    @Test
    void mergesFieldsOfOneKeyAndInlinesFragmentsThatAlwaysHold() {
        assertThat(
                        normalized(
                                "{ me { id ...U } me { friends(first: 1) { id } } }"
                                        + " fragment U on Node { ... on User { name friends(first: 1) { name } } }"))
                .isEqualTo("me{id name friends(first:1){name id}}");
    }

    @Test
    void keepsConditionsThatNarrowAndDropsThoseThatNeverHold() {
        assertThat(
                        normalized(
                                "{ search { __typename ... on Node { id ... on User { name } } ... on Post { title ... on Node { ... on User { kind } } } } }"))
                .isEqualTo("search{__typename ...Node{id ...User{name}} ...Post{title}}");
    }

    @Test
    void keepsTheOrderOfTheAnswer() {
        assertThat(normalized("{ node(id: 1) { ... on User { name } id ... on User { kind } } }"))
                .isEqualTo("node(id:1){...User{name} id ...User{kind}}");
    }

    @Test
    void decidesConditionsByTheirValues() {
        String document =
                "query($a: Boolean!, $b: Boolean = true, $n: Int) {"
                        + " me { id @skip(if: $a) name @include(if: $b) friends(first: $n) @include(if: $a) { id } } }";
        ClientOperation operation = valid(READER.read(document, Optional.empty()));
        assertThat(operation.conditionVariables()).containsExactlyInAnyOrder("a", "b");
        Operation on = valid(operation.normalize(Map.of("a", true)));
        assertThat(text(on.selections())).isEqualTo("me{name friends(first:$n){id}}");
        assertThat(on.variables()).extracting(Operation.Variable::name).containsExactly("n");
        Operation off = valid(operation.normalize(Map.of("a", false, "b", false)));
        assertThat(text(off.selections())).isEqualTo("me{id}");
        assertThat(off.variables()).isEmpty();
    }

    @Test
    void choosesTheOperationByName() {
        String document = "query A { me { id } } mutation B { rename(name: \"x\") { id } }";
        assertThat(valid(READER.read(document, Optional.of("B"))).kind())
                .isEqualTo(OperationKind.MUTATION);
        assertThat(code(READER.read(document, Optional.empty())))
                .isEqualTo(Code.GRAPHQL_VALIDATION_FAILED);
        assertThat(code(READER.read(document, Optional.of("C"))))
                .isEqualTo(Code.GRAPHQL_VALIDATION_FAILED);
    }

    @Test
    void tellsWhatIsWrongAndWhere() {
        assertThat(code(READER.read("{ me ", Optional.empty())))
                .isEqualTo(Code.GRAPHQL_PARSE_FAILED);
        Checked<ClientOperation> unknown = READER.read("{\n  me { nope } }", Optional.empty());
        assertThat(code(unknown)).isEqualTo(Code.GRAPHQL_VALIDATION_FAILED);
        assertThat(((Checked.Invalid<ClientOperation>) unknown).errors().getFirst().locations())
                .containsExactly(new OperationError.Location(2, 8));
    }

    @Test
    void fragmentsThatDoubleAtEachLevelStaySmall() {
        String fragments =
                IntStream.range(0, 40)
                        .mapToObj(
                                i ->
                                        "fragment F%d on User { friends { ...F%d } friends { ...F%d } }"
                                                .formatted(i, i + 1, i + 1))
                        .collect(Collectors.joining(" "));
        ClientOperation operation =
                valid(
                        READER.read(
                                "{ me { ...F0 } } " + fragments + " fragment F40 on User { id }",
                                Optional.empty()));
        assertThat(valid(operation.normalize(Map.of())).selections()).hasSize(1);
    }

    @Test
    void refusesWhatGrowsBeyondTheBound() {
        String fragments =
                IntStream.range(0, 12)
                        .mapToObj(
                                i ->
                                        "fragment F%d on User { a: friends { ...F%d } b: friends { ...F%d } }"
                                                .formatted(i, i + 1, i + 1))
                        .collect(Collectors.joining(" "));
        String document = "{ me { ...F0 } } " + fragments + " fragment F12 on User { id }";
        assertThat(code(READER.read(document, Optional.empty())))
                .isEqualTo(Code.OPERATION_TOO_LARGE);
    }

    @Test
    void refusesWhatIsTooDeepOrTooLongToParse() {
        String deep = "{ me " + "{ friends ".repeat(500) + "{ id }" + " }".repeat(500) + " }";
        String longer = "{ me { id } } #" + "x".repeat(DocumentLimits.DEFAULT.charactersMax());
        String many = "{ me { " + "id ".repeat(DocumentLimits.DEFAULT.tokensMax()) + "} }";
        assertThat(Stream.of(deep, longer, many))
                .allSatisfy(
                        text ->
                                assertThat(code(READER.read(text, Optional.empty())))
                                        .isEqualTo(Code.OPERATION_TOO_LARGE));
    }

    @Test
    void checksVariablesAgainstTheirTypes() throws MalformedJson {
        String document =
                "query($f: Filter!, $n: [Int!]) { find(filter: $f) { friends(first: 1) { id } } x: me { friends(first: 1) @skip(if: false) { id } } }";
        document = document.replace(", $n: [Int!]", "");
        assertThat(problems(document, "{\"f\": {\"name\": \"x\", \"tags\": [\"a\"]}}")).isEmpty();
        assertThat(
                        problems(
                                document,
                                "{\"f\": {\"name\": \"x\", \"tags\": \"a\", \"kind\": \"B\"}}"))
                .isEmpty();
        assertThat(problems(document, "{}")).hasSize(1);
        assertThat(problems(document, "{\"f\": null}")).hasSize(1);
        assertThat(problems(document, "{\"f\": {\"kind\": \"C\", \"more\": 1, \"tags\": [null]}}"))
                .containsExactly(
                        "Variable \"$f.kind\" must be a value of enum Kind.",
                        "Variable \"$f\" has no field \"more\" in type Filter.",
                        "Variable \"$f.tags[0]\" of type String! must not be null.",
                        "Variable \"$f.name\" of type String! is required.");
    }

    private static List<String> problems(String document, String variables) throws MalformedJson {
        Tape tape = Tape.scan(variables.getBytes(StandardCharsets.UTF_8));
        return valid(READER.read(document, Optional.empty()))
                .checkVariables(tape, tape.root())
                .stream()
                .map(OperationError::message)
                .toList();
    }

    private static String normalized(String document) {
        return text(
                valid(valid(READER.read(document, Optional.empty())).normalize(Map.of()))
                        .selections());
    }

    private static <T> T valid(Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T>(var value) -> value;
            case Checked.Invalid<T>(var errors) -> throw new AssertionError(errors.toString());
        };
    }

    private static Code code(Checked<?> checked) {
        return ((Checked.Invalid<?>) checked).errors().getFirst().code();
    }

    private static String text(List<Selection> selections) {
        return selections.stream()
                .map(
                        selection ->
                                switch (selection) {
                                    case Selection.Field field ->
                                            field.responseKey()
                                                    + arguments(field)
                                                    + braces(field.selections());
                                    case Selection.Fragment fragment ->
                                            "..."
                                                    + fragment.typeCondition()
                                                    + braces(fragment.selections());
                                })
                .collect(Collectors.joining(" "));
    }

    private static String arguments(Selection.Field field) {
        return field.arguments().isEmpty()
                ? ""
                : field.arguments().stream()
                        .map(argument -> argument.name() + ":" + argument.value())
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static String braces(List<Selection> selections) {
        return selections.isEmpty() ? "" : "{" + text(selections) + "}";
    }

    private static DocumentLimits limits(int stepsMax) {
        return new DocumentLimits(1 << 20, 30_000, 400, stepsMax);
    }

    private static Supergraph supergraph() {
        TypeDefinitionRegistry registry = new SchemaParser().parse(SCHEMA);
        var schema =
                new SchemaGenerator()
                        .makeExecutableSchema(
                                registry,
                                RuntimeWiring.newRuntimeWiring()
                                        .type("Node", it -> it.typeResolver(_ -> null))
                                        .type("Found", it -> it.typeResolver(_ -> null))
                                        .build());
        return new Supergraph(
                Map.of(),
                Map.of(),
                List.of(),
                schema,
                "Query",
                Optional.of("Mutation"),
                Optional.empty());
    }
}
