package commercegraph.router.transport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.engine.GraphRequest;
import commercegraph.router.transport.http.RequestParameters.Parsed;
import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParametersTest {
    private final RequestParameters parameters = new RequestParameters(10_000, 0);

    @Test
    void readsABody() {
        GraphRequest request =
                single(
                        """
                        {"query": "{ a }", "operationName": "b", "variables": {"c": 1}, "extensions": {"d": 2}}
                        """);

        assertThat(request.document()).isEqualTo("{ a }");
        assertThat(request.operationName()).contains("b");
        assertThat(request.variables().tape().text(request.variables().object()))
                .isEqualTo("{\"c\": 1}");
        assertThat(request.mutations()).isTrue();
    }

    @Test
    void takesNullsForAbsent() {
        GraphRequest request =
                single(
                        """
                        {"query": "{ a }", "operationName": null, "variables": null, "extensions": null}
                        """);

        assertThat(request.operationName()).isEmpty();
        assertThat(request.variables().tape().size(request.variables().object())).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "1",
                "null",
                "\"{ a }\"",
                "{}",
                "{\"query\": null}",
                "{\"query\": 1}",
                "{\"query\": {\"a\": 1}}",
                "{\"query\": \"{ a }\", \"operationName\": 1}",
                "{\"query\": \"{ a }\", \"variables\": []}",
                "{\"query\": \"{ a }\", \"variables\": \"{}\"}",
                "{\"query\": \"{ a }\", \"extensions\": 1}",
                "{\"query\": \"{ a }\"} x",
                "[{\"query\": \"{ a }\"}]"
            })
    void refusesWhatIsNoRequest(String body) {
        assertThat(parameters.fromBody(body.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Parsed.Malformed.class,
                        malformed -> {
                            assertThat(malformed.failure().status()).isEqualTo(400);
                            assertThat(malformed.failure().error().code())
                                    .isEqualTo("BAD_USER_INPUT");
                        });
    }

    @Test
    void saysThatHashesAreNotLookedUp() {
        String body = "{\"extensions\": {\"persistedQuery\": {\"version\": 1}}}";

        assertThat(parameters.fromBody(body.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Parsed.Malformed.class,
                        malformed ->
                                assertThat(malformed.failure().error().code())
                                        .isEqualTo("PERSISTED_QUERY_NOT_SUPPORTED"));
    }

    @Test
    void takesBatchesUpToTheirBoundWhereTheyAreAllowed() {
        RequestParameters batches = new RequestParameters(10_000, 2);
        String one = "{\"query\": \"{ a }\"}";

        assertThat(batches.fromBody(("[" + one + "," + one + "]").getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Parsed.Batch.class, batch -> assertThat(batch.requests()).hasSize(2));
        assertThat(batches.fromBody("[]".getBytes(UTF_8))).isInstanceOf(Parsed.Malformed.class);
        assertThat(batches.fromBody(("[" + one + "," + one + "," + one + "]").getBytes(UTF_8)))
                .isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void readsAUrlForReadingOnly() {
        MultiMap url =
                MultiMap.caseInsensitiveMultiMap()
                        .add("query", "{ a }")
                        .add("variables", "{\"b\": 1}");

        assertThat(parameters.fromUrl(url))
                .isInstanceOfSatisfying(
                        Parsed.Single.class,
                        single -> {
                            assertThat(single.request().mutations()).isFalse();
                            assertThat(single.request().document()).isEqualTo("{ a }");
                        });
    }

    @Test
    void refusesUrlsThatSayNothingClear() {
        MultiMap twice =
                MultiMap.caseInsensitiveMultiMap().add("query", "{ a }").add("query", "{ b }");
        MultiMap list =
                MultiMap.caseInsensitiveMultiMap().add("query", "{ a }").add("variables", "[]");
        MultiMap broken =
                MultiMap.caseInsensitiveMultiMap().add("query", "{ a }").add("variables", "{");

        assertThat(parameters.fromUrl(twice)).isInstanceOf(Parsed.Malformed.class);
        assertThat(parameters.fromUrl(list)).isInstanceOf(Parsed.Malformed.class);
        assertThat(parameters.fromUrl(broken)).isInstanceOf(Parsed.Malformed.class);
        assertThat(parameters.fromUrl(MultiMap.caseInsensitiveMultiMap()))
                .isInstanceOf(Parsed.Malformed.class);
    }

    private GraphRequest single(String body) {
        Parsed parsed = parameters.fromBody(body.getBytes(UTF_8));
        assertThat(parsed).isInstanceOf(Parsed.Single.class);
        return ((Parsed.Single) parsed).request();
    }
}
