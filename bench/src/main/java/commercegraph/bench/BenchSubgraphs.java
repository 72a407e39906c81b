package commercegraph.bench;

import commercegraph.router.json.JsonBuffer;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.JsonWriter;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// The benchmark's subgraphs on one port of loopback, told apart by path: `/accounts`,
/// `/inventory`, `/products`, `/reviews`. They share one set of data, and one event loop.
public final class BenchSubgraphs {
    private static final JsonKey QUERY = JsonKey.of("query");
    private static final JsonKey VARIABLES = JsonKey.of("variables");
    private static final int ANSWER_BYTES = 16 * 1024;
    private static final int ANSWERS_MAX = 1_000;

    private final Data data = new Data();
    private final Documents documents = new Documents();
    private final Map<ByteBuffer, byte[]> answers = new HashMap<>();

    private BenchSubgraphs() {}

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        var subgraphs = new BenchSubgraphs();
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1))
                .createHttpServer()
                .requestHandler(subgraphs::answer)
                .listen(port, "127.0.0.1")
                .onSuccess(server -> System.out.println("listening on " + server.actualPort()))
                .onFailure(
                        failure -> {
                            System.err.println(failure.getMessage());
                            System.exit(1);
                        });
    }

    private void answer(HttpServerRequest request) {
        request.bodyHandler(
                body -> {
                    try {
                        byte[] answer = known(body.getBytes());
                        request.response()
                                .putHeader("content-type", "application/json")
                                .end(Buffer.buffer(answer));
                    } catch (MalformedJson | RuntimeException failure) {
                        request.response().setStatusCode(400).end(String.valueOf(failure));
                    }
                });
    }

    /// The data never changes, so equal requests have one answer; it is called on one thread.
    private byte[] known(byte[] body) throws MalformedJson {
        ByteBuffer key = ByteBuffer.wrap(body);
        byte[] known = answers.get(key);
        if (known == null) {
            if (answers.size() == ANSWERS_MAX) {
                answers.clear();
            }
            known = answer(body);
            answers.put(key, known);
        }
        return known;
    }

    private byte[] answer(byte[] body) throws MalformedJson {
        Tape tape = Tape.scan(body);
        Query query = documents.get(tape.text(tape.find(tape.root(), QUERY)));
        var buffer = new JsonBuffer(ANSWER_BYTES);
        int variables = tape.find(tape.root(), VARIABLES);
        new Answer(data, tape, variables, new JsonWriter(buffer)).write(query);
        return buffer.toBytes();
    }
}
