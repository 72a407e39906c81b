package commercegraph.bench;

import commercegraph.router.json.MalformedJson;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/// The benchmark's subgraphs on one port of loopback, told apart by path: `/accounts`,
/// `/inventory`, `/products`, `/reviews`. They share one set of data, and one event loop.
public final class BenchSubgraphs {
    private final Answers answers = new Answers();

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
                        byte[] answer = answers.to(body.getBytes());
                        request.response()
                                .putHeader("content-type", "application/json")
                                .end(Buffer.buffer(answer));
                    } catch (MalformedJson | RuntimeException failure) {
                        request.response().setStatusCode(400).end(String.valueOf(failure));
                    }
                });
    }
}
