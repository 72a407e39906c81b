package commercegraph.router.transport.http;

import static commercegraph.router.transport.http.ResponseFormat.GRAPHQL_RESPONSE;
import static commercegraph.router.transport.http.ResponseFormat.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFormatTest {
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/*",
                "Application/JSON",
                "application/json; charset=utf-8",
                "text/html, application/json;q=0.5",
                "application/json, application/graphql-response+json",
                "application/graphql-response+json;q=0.2, application/json;q=0.3"
            })
    void answersJson(String accept) {
        assertThat(ResponseFormat.negotiate(accept)).contains(JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/graphql-response+json",
                "application/graphql-response+json; charset=\"UTF-8\"",
                "application/graphql-response+json, application/json;q=0.9",
                "application/json;q=0.9, application/graphql-response+json",
                "application/json;q=0, application/graphql-response+json;q=0.1"
            })
    void answersGraphQlResponses(String accept) {
        assertThat(ResponseFormat.negotiate(accept)).contains(GRAPHQL_RESPONSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/json; charset=latin1",
                "application/json;q=0",
                "nothing",
                ";;;,,,"
            })
    void findsNothingThatWouldDo(String accept) {
        assertThat(ResponseFormat.negotiate(accept)).isEmpty();
    }
}
