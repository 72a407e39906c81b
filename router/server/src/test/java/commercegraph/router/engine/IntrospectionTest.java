package commercegraph.router.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.conformance.Json;
import commercegraph.router.testing.ComposedRouter;
import commercegraph.router.testing.TestClient.Answer;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.introspection.GoodFaithIntrospection;
import graphql.introspection.IntrospectionQueryBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The router's introspection, by HTTP, against graphql-java's over the API schema.
class IntrospectionTest {
    private static final String LINK =
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.7",
              import: ["@key", "@inaccessible", "@tag"])
            """;
    private static final String FIRST =
            LINK
                    + """
                    "What can be asked."
                    type Query {
                      a(old: Int @deprecated(reason: "gone"), by: By, "how many" first: Int = 10): A
                      hidden: Hidden @inaccessible
                      any: Any
                      node(id: ID!): Node
                    }
                    type A implements Node @key(fields: "id") {
                      id: ID!
                      "The name."
                      name: String!
                      former: String @deprecated(reason: "use name")
                      secret: String @inaccessible
                      tags: [[String!]!]
                      at: Moment
                      self: A
                      other: A
                      third: A
                    }
                    type B { level(of: Level = LOW): Level }
                    type Hidden @inaccessible { x: Int }
                    union Any = A | B
                    interface Node { id: ID! }
                    enum Level { LOW HIGH @deprecated(reason: "too much") SECRET @inaccessible }
                    scalar Moment @specifiedBy(url: "https://example.com/moment")
                    input By @oneOf { id: ID name: String }
                    input Range { from: Int! = 1 until: Int @deprecated(reason: "no end") }
                    """;
    private static final String SECOND =
            LINK
                    + """
                    type A @key(fields: "id") { id: ID! note(range: Range): String }
                    input Range { from: Int! = 1 until: Int @deprecated(reason: "no end") }
                    type Mutation { set(value: Int!): Int }
                    """;

    private static ComposedRouter router;
    private static GraphQL expected;

    @BeforeAll
    static void start() {
        router =
                ComposedRouter.start(
                        List.of(
                                new SubgraphSdl("first", "http://127.0.0.1:9/a", FIRST),
                                new SubgraphSdl("second", "http://127.0.0.1:9/b", SECOND)));
        expected = GraphQL.newGraphQL(router.supergraph().apiSchema()).build();
    }

    @AfterAll
    static void stop() {
        router.close();
    }

    static List<String> queries() {
        return List.of(
                IntrospectionQueryBuilder.build(),
                IntrospectionQueryBuilder.build(
                        IntrospectionQueryBuilder.Options.defaultOptions()
                                .isOneOf(true)
                                .specifiedByUrl(true)
                                .schemaDescription(true)
                                .directiveIsRepeatable(true)
                                .inputValueDeprecation(true)
                                .typeRefFragmentDepth(9)),
                "{__schema{queryType{fields{name}}} __type(name:\"A\"){fields{name}}}",
                "{a:__schema{types{name}} b:__schema{types{kind}} __type(name:\"Query\"){name}}",
                "{__type(name:\"Query\"){fields{name args{name defaultValue}}}}",
                "{__type(name:\"Query\"){fields{args(includeDeprecated:true){name isDeprecated"
                        + " deprecationReason description type{name kind ofType{name}}}}}}",
                "{__type(name:\"A\"){fields{name}}}",
                "{__type(name:\"A\"){fields(includeDeprecated:true){name isDeprecated"
                        + " deprecationReason description type{kind name ofType{kind name"
                        + " ofType{kind name}}}} interfaces{name} description}}",
                "{__type(name:\"Level\"){enumValues{name}}}",
                "{__type(name:\"Level\"){enumValues(includeDeprecated:true){name isDeprecated"
                        + " deprecationReason}}}",
                "{__type(name:\"Moment\"){kind name specifiedByURL}}",
                "{__type(name:\"By\"){kind isOneOf inputFields{name}}}",
                "{__type(name:\"Range\"){isOneOf inputFields{name defaultValue}}}",
                "{__type(name:\"Range\"){inputFields(includeDeprecated:true){name isDeprecated}}}",
                "{__type(name:\"Any\"){possibleTypes{name}} node:__type(name:\"Node\"){"
                        + "possibleTypes{name} fields{name}}}",
                "{__type(name:\"Hidden\"){name} t:__type(name:\"Nope\"){name}}",
                "{__schema{description types{name} subscriptionType{name} mutationType{name}}}",
                "{__schema{directives{name description locations isRepeatable args{name}}}}",
                "fragment F on __Type{name ...on __Type{kind}} {__schema{queryType{...F}}}",
                "{__schema{__typename queryType{__typename name @skip(if:true)}} __typename}",
                "{__type(name:\"A\"){fields{type{fields{type{fields{type{name}}}}}}}}");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void isThatOfTheApiSchema(String query) {
        Answer answer = router.client().post(Json.write(Map.of("query", query)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo(
                        new String(
                                Json.write(
                                        expected.execute(
                                                        ExecutionInput.newExecutionInput(query)
                                                                .graphQLContext(
                                                                        Map.of(
                                                                                GoodFaithIntrospection
                                                                                        .GOOD_FAITH_INTROSPECTION_DISABLED,
                                                                                true)))
                                                .toSpecification()),
                                UTF_8));
    }

    @Test
    void takesVariables() {
        Answer answer =
                router.client()
                        .post(
                                Json.write(
                                        Map.of(
                                                "query",
                                                "query($n: String!, $all: Boolean) {__type(name:$n)"
                                                        + " {fields(includeDeprecated:$all){name}}}",
                                                "variables",
                                                Map.of("n", "A", "all", true))));
        assertThat(answer.data()).contains("former", "name").doesNotContain("secret");
    }

    @Test
    void hidesWhatIsInaccessible() {
        assertThat(router.client().query(IntrospectionQueryBuilder.build()).text())
                .doesNotContain("Hidden", "secret", "SECRET", "hidden", "join__", "_entities");
    }

    /// Fourteen levels of types in fields of types: more than 3^14 fields.
    @Test
    void endsOneThatGivesMoreThanTheSchemaIsWorth() {
        String query =
                "{__type(name:\"A\"){"
                        + "fields{type{".repeat(14)
                        + "name"
                        + "}}".repeat(14)
                        + "} __typename}";
        Answer answer = router.client().query(query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo("OPERATION_TOO_LARGE");
        assertThat(answer.data()).isEqualTo("{\"__type\":null,\"__typename\":\"Query\"}");
    }
}
