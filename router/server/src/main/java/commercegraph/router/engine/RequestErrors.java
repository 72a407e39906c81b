package commercegraph.router.engine;

import commercegraph.router.json.JsonBuffer;
import commercegraph.router.json.JsonWriter;
import commercegraph.router.operation.OperationError;
import java.util.List;

/// Writes errors for which nothing was executed: an answer without `data`. GraphQL specification,
/// section 7.1.
public final class RequestErrors {
    private static final int CAPACITY = 256;

    private RequestErrors() {}

    public static byte[] json(List<RequestError> errors) {
        JsonBuffer buffer = new JsonBuffer(CAPACITY);
        JsonWriter writer = new JsonWriter(buffer);
        writer.beginObject().key("errors").beginArray();
        errors.forEach(error -> write(error, writer));
        writer.end().end();
        return buffer.toBytes();
    }

    private static void write(RequestError error, JsonWriter writer) {
        writer.beginObject().key("message").value(error.message());
        if (!error.locations().isEmpty()) {
            writer.key("locations").beginArray();
            for (OperationError.Location location : error.locations()) {
                writer.beginObject()
                        .key("line")
                        .value(location.line())
                        .key("column")
                        .value(location.column())
                        .end();
            }
            writer.end();
        }
        writer.key("extensions").beginObject().key("code").value(error.code());
        error.reason().ifPresent(reason -> writer.key("reason").value(reason));
        error.serverTimeSeconds().ifPresent(time -> writer.key("serverTime").value(time));
        writer.end().end();
    }
}
