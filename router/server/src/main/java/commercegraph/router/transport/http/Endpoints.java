package commercegraph.router.transport.http;

import commercegraph.router.engine.RequestErrors;
import commercegraph.router.transport.Buffers;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/// Finds the endpoint of a request by its path.
final class Endpoints implements Handler<HttpServerRequest> {
    private static final int STATUS_OK = 200;
    private static final int STATUS_UNAVAILABLE = 503;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String READ_METHODS = "GET, HEAD";

    private final Vertx vertx;
    private final GraphEndpoint graph;
    private final StaticFiles files;
    private final Cors cors;
    private final Operations operations;

    Endpoints(
            Vertx vertx, GraphEndpoint graph, StaticFiles files, Cors cors, Operations operations) {
        this.vertx = vertx;
        this.graph = graph;
        this.files = files;
        this.cors = cors;
        this.operations = operations;
    }

    @Override
    public void handle(HttpServerRequest request) {
        String correlationId = CorrelationId.of(request.getHeader(CorrelationId.HEADER));
        request.response().putHeader(CorrelationId.HEADER, correlationId);
        request.response().exceptionHandler(_ -> {});
        String path = request.path() == null ? "" : request.path();
        if (path.equals(GraphEndpoint.PATH)) {
            cors.mark(request);
            if (Cors.isPreflight(request)) {
                cors.answerPreflight(request);
            } else {
                graph.handle(request, correlationId);
            }
        } else if (isRead(request)) {
            read(request, path);
        } else {
            request.response().putHeader(HttpHeaders.ALLOW, READ_METHODS);
            fail(request, HttpFailure.of(HttpFailure.METHOD_NOT_ALLOWED, "Only to be read"));
        }
    }

    private void read(HttpServerRequest request, String path) {
        switch (path) {
            case "/health/live" -> text(request, STATUS_OK, TEXT, "UP");
            case "/health/ready" -> {
                boolean ready = operations.ready().getAsBoolean();
                text(request, ready ? STATUS_OK : STATUS_UNAVAILABLE, TEXT, ready ? "UP" : "DOWN");
            }
            case "/metrics" ->
                    vertx.executeBlocking(operations.metrics()::get)
                            .onSuccess(metrics -> text(request, STATUS_OK, PROMETHEUS, metrics))
                            .onFailure(_ -> text(request, STATUS_UNAVAILABLE, TEXT, "no metrics"));
            default ->
                    files.handle(
                            request,
                            path,
                            () ->
                                    fail(
                                            request,
                                            HttpFailure.of(
                                                    HttpFailure.NOT_FOUND,
                                                    "There is nothing here")));
        }
    }

    private static boolean isRead(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    private static void text(HttpServerRequest request, int status, String type, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body);
    }

    private static void fail(HttpServerRequest request, HttpFailure failure) {
        request.response()
                .setStatusCode(failure.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ResponseFormat.JSON.header())
                .end(Buffers.wrap(RequestErrors.json(List.of(failure.error()))));
    }
}
