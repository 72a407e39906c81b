package commercegraph.router.execution;

import commercegraph.router.federation.SubgraphName;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.ScanBounds;
import commercegraph.router.json.Tape;
import java.util.Locale;

/// What came back from a subgraph, judged: a GraphQL response, or a failure.
sealed interface SubgraphAnswer {
    JsonKey DATA = JsonKey.of("data");
    JsonKey ERRORS = JsonKey.of("errors");

    /// A GraphQL response: it has data or errors, or both.
    ///
    /// @param data the index of the object, or -1 when there is none or it is null
    /// @param errors the index of the array, or -1 when there are none
    record Response(Tape tape, int data, int errors) implements SubgraphAnswer {}

    record Failed(SubgraphFailure failure) implements SubgraphAnswer {}

    /// GraphQL over HTTP, section 6.4 "Body": a GraphQL response may come with any status, so the
    /// body decides if there is one; the status explains why there is none.
    static SubgraphAnswer read(SubgraphName subgraph, SubgraphResult result, ScanBounds bounds) {
        return switch (result) {
            case SubgraphFailure failure -> new Failed(failure);
            case SubgraphResponse response -> read(subgraph, response, bounds);
        };
    }

    private static SubgraphAnswer read(
            SubgraphName subgraph, SubgraphResponse response, ScanBounds bounds) {
        if (!isJson(response.contentType())) {
            return failed(
                    response,
                    new SubgraphFailure.NotJson(
                            subgraph, "its content type is " + response.contentType()));
        }
        try {
            return read(subgraph, response, Tape.scan(response.body(), bounds));
        } catch (MalformedJson malformed) {
            SubgraphFailure failure =
                    malformed.reason() == MalformedJson.Reason.TOO_LARGE
                            ? new SubgraphFailure.TooLarge(subgraph, bounds.bytesMax())
                            : new SubgraphFailure.NotJson(subgraph, malformed.getMessage());
            return failed(response, failure);
        }
    }

    private static SubgraphAnswer read(
            SubgraphName subgraph, SubgraphResponse response, Tape tape) {
        if (!tape.isObject(tape.root())) {
            return notGraphQl(subgraph, response, "it is not an object");
        }
        int data = tape.find(tape.root(), DATA);
        int errors = tape.find(tape.root(), ERRORS);
        if (data >= 0 && !tape.isObject(data) && !tape.isNull(data)) {
            return notGraphQl(subgraph, response, "its data is not an object");
        }
        if (errors >= 0 && !tape.isArray(errors) && !tape.isNull(errors)) {
            return notGraphQl(subgraph, response, "its errors are not a list");
        }
        boolean hasData = data >= 0 && tape.isObject(data);
        boolean hasErrors = errors >= 0 && tape.isArray(errors) && tape.size(errors) > 0;
        if (!hasData && !hasErrors) {
            return notGraphQl(subgraph, response, "it has neither data nor errors");
        }
        return new Response(tape, hasData ? data : -1, hasErrors ? errors : -1);
    }

    private static SubgraphAnswer notGraphQl(
            SubgraphName subgraph, SubgraphResponse response, String reason) {
        return failed(response, new SubgraphFailure.NotGraphQl(subgraph, reason));
    }

    private static SubgraphAnswer failed(SubgraphResponse response, SubgraphFailure failure) {
        boolean success = response.status() / 100 == 2;
        return new Failed(
                success
                        ? failure
                        : new SubgraphFailure.BadStatus(failure.subgraph(), response.status()));
    }

    /// Subgraphs that name no type are taken at their word that it is JSON.
    private static boolean isJson(String contentType) {
        int end = contentType.indexOf(';');
        String type = (end < 0 ? contentType : contentType.substring(0, end)).strip();
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.isEmpty() || lower.equals("application/json") || lower.endsWith("+json");
    }
}
