package commercegraph.router.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FactsSubgraphTest {
    private static final String SDL =
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
            type Query { things(first: Int = 2): [Thing!] }
            extend type Thing @key(fields: "id") @key(fields: "code { a b }") {
              id: ID!
              code: Code
              price(unit: Unit): Int
              total: Int
            }
            type Code { a: Int b: Int }
            enum Unit { CENT EURO }
            """;
    private static final String FACTS =
            """
            {"Query": {"things": {"@take": "first", "of": [
                {"@ref": "Thing", "id": "1"}, {"@ref": "Thing", "id": "2"}, {"@ref": "Thing"}]}},
             "entities": {"Thing": {"rows": [
                {"id": "1", "code": {"a": 1, "b": 2}, "price": {"@table": [
                    {"args": {"unit": "CENT"}, "value": 100},
                    {"args": {"unit": {"@absent": true}}, "value": 1}]}},
                {"id": "2", "price": {"@error": "sold out"},
                    "total": {"@table": [{"object": {"weight": 7}, "value": 70}]}}]}}}
            """;

    @Test
    void resolvesFieldsFromFacts() {
        assertThat(data("{ things { id code { b } price } }", Map.of()))
                .isEqualTo(
                        Json.read(
                                """
                                {"things": [{"id": "1", "code": {"b": 2}, "price": 1},
                                            {"id": "2", "code": null, "price": null}]}
                                """));
        assertThat(data("{ things(first: 1) { price(unit: CENT) } }", Map.of()))
                .isEqualTo(Json.read("{\"things\": [{\"price\": 100}]}"));
    }

    @Test
    void resolvesEntitiesByKeysAndByWhatIsRequired() {
        String query =
                "query($r: [_Any!]!) { _entities(representations: $r) {"
                        + " __typename ... on Thing { id total } } }";
        List<Map<String, Object>> representations =
                List.of(
                        Map.of("__typename", "Thing", "code", Map.of("a", 1, "b", 2)),
                        Map.of("__typename", "Thing", "id", "2", "weight", 7),
                        Map.of("__typename", "Thing", "id", "9"),
                        Map.of("__typename", "Thing", "code", Map.of("a", 1)));
        Map<String, Object> answer =
                subgraph().execute(request(query, Map.of("r", representations)));
        assertThat(answer.get("data"))
                .isEqualTo(
                        Json.read(
                                """
                                {"_entities": [{"__typename": "Thing", "id": "1", "total": null},
                                               {"__typename": "Thing", "id": "2", "total": 70},
                                               null, null]}
                                """));
        assertThat((List<?>) answer.get("errors")).hasSize(1);
    }

    @TestFactory
    Stream<DynamicTest> everySubgraphOfEverySuiteExecutes() {
        return Suites.all()
                .map(
                        suite ->
                                dynamicTest(
                                        suite.name(),
                                        () ->
                                                suite.subgraphs()
                                                        .forEach(
                                                                (name, sdl) ->
                                                                        executes(
                                                                                suite, name,
                                                                                sdl))));
    }

    private static void executes(Suite suite, String name, String sdl) {
        Map<String, @Nullable Object> facts =
                Json.object(suite.facts().getOrDefault(name, Map.of()));
        FactsSubgraph subgraph = new FactsSubgraph(sdl, facts);
        assertThat(subgraph.execute(request("{ __typename }", Map.of())))
                .isEqualTo(Map.of("data", Map.of("__typename", "Query")));
    }

    private static @Nullable Object data(String query, Map<String, Object> variables) {
        return subgraph().execute(request(query, variables)).get("data");
    }

    private static Map<String, @Nullable Object> request(
            String query, Map<String, Object> variables) {
        return Map.of("query", query, "variables", variables);
    }

    private static FactsSubgraph subgraph() {
        return new FactsSubgraph(SDL, Json.object(Json.read(FACTS)));
    }
}
