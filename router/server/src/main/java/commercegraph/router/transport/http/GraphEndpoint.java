package commercegraph.router.transport.http;

import commercegraph.router.engine.GraphEngine;
import commercegraph.router.engine.RequestError;
import commercegraph.router.security.MessageSignatures;
import commercegraph.router.security.SignatureRefusal;
import commercegraph.router.transport.EventLoop;
import commercegraph.router.transport.HeapShare;
import commercegraph.router.transport.http.RequestParameters.Parsed;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/// `/graphql`: takes a GraphQL request out of an HTTP request, finds out who sends it, has it
/// executed, and answers. GraphQL over HTTP, sections "Request" and "Response".
final class GraphEndpoint {
    static final String PATH = "/graphql";
    static final String METHODS = "GET, POST";

    private final Vertx vertx;
    private final HttpSettings settings;
    private final GraphEngine engine;
    private final Authentication authentication;
    private final RequestParameters parameters;
    private final HttpListener listener;
    private final Subscriptions subscriptions;
    private final HeapShare bodies = HeapShare.ofHeap(RequestMemory.HEAP_PERCENT);

    GraphEndpoint(
            Vertx vertx,
            HttpSettings settings,
            GraphEngine engine,
            Authentication authentication,
            HttpListener listener,
            Subscriptions subscriptions) {
        this.vertx = vertx;
        this.settings = settings;
        this.engine = engine;
        this.authentication = authentication;
        this.parameters = new RequestParameters(settings.bodyBytesMax(), settings.batchMax());
        this.listener = listener;
        this.subscriptions = subscriptions;
    }

    void handle(HttpServerRequest request, String correlationId) {
        EventLoop loop = EventLoop.current(vertx);
        Optional<ResponseFormat> format = ResponseFormat.negotiate(ResponseFormat.accept(request));
        Exchange exchange =
                new Exchange(
                        request,
                        new RequestMemory(bodies),
                        loop,
                        correlationId,
                        format.orElse(ResponseFormat.JSON),
                        settings,
                        listener,
                        subscriptions);
        exchange.safely(() -> handle(exchange, format));
    }

    private void handle(Exchange exchange, Optional<ResponseFormat> format) {
        HttpServerRequest request = exchange.request();
        if (format.isEmpty()) {
            exchange.fail(
                    HttpFailure.of(
                            HttpFailure.NOT_ACCEPTABLE,
                            "Answers are application/graphql-response+json, application/json or"
                                    + " text/event-stream"));
        } else if (request.method().equals(HttpMethod.POST)) {
            post(exchange);
        } else if (request.method().equals(HttpMethod.GET)) {
            get(exchange);
        } else {
            exchange.fail(
                    HttpFailure.of(
                            HttpFailure.METHOD_NOT_ALLOWED,
                            "GraphQL requests are sent by POST or GET"));
        }
    }

    /// A body that is declared to be JSON is something that a page of another origin cannot send
    /// without a preflight: that is the protection against cross-site request forgery.
    private void post(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        Optional<MediaType> contentType = contentType(request);
        if (contentType.filter(type -> type.is("application/json") && type.isUtf8()).isEmpty()) {
            exchange.fail(
                    HttpFailure.of(
                            HttpFailure.UNSUPPORTED_MEDIA_TYPE,
                            "A request's body is application/json in UTF-8"));
            closeAfter(exchange);
            return;
        }
        RequestBody.read(
                vertx,
                request,
                exchange.memory(),
                settings,
                body ->
                        exchange.safely(
                                () ->
                                        authentication.find(
                                                exchange,
                                                body,
                                                sender -> posted(exchange, sender, body),
                                                exchange::fail)),
                failure -> {
                    exchange.fail(failure);
                    closeAfter(exchange);
                });
    }

    /// None where there are several: they would not mean the same to everyone.
    private static Optional<MediaType> contentType(HttpServerRequest request) {
        List<String> types = request.headers().getAll(HttpHeaders.CONTENT_TYPE);
        return types.size() == 1 ? MediaType.parse(types.getFirst()) : Optional.empty();
    }

    private void posted(Exchange exchange, Sender sender, byte[] body) {
        String encoding = exchange.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        switch (ContentEncoding.decode(encoding, body, settings.bodyBytesMax())) {
            case ContentEncoding.Decoded.Bytes(var bytes) -> {
                if (exchange.memory().holds(bytes.length)) {
                    run(exchange, sender, parameters.fromBody(bytes));
                } else {
                    exchange.fail(HttpFailure.NO_MEMORY);
                }
            }
            case ContentEncoding.Decoded.Failed(var failure) -> exchange.fail(failure);
        }
    }

    private void get(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        if (!Preflight.isForced(request)) {
            exchange.fail(HttpFailure.badRequest(Preflight.MESSAGE));
            return;
        }
        if (MessageSignatures.isSigned(Authentication.message(request))) {
            exchange.fail(signedGet());
            return;
        }
        authentication.find(
                exchange,
                new byte[0],
                sender -> run(exchange, sender, fromUrl(request)),
                exchange::fail);
    }

    private Parsed fromUrl(HttpServerRequest request) {
        try {
            return parameters.fromUrl(request.params());
        } catch (IllegalArgumentException malformed) {
            return new Parsed.Malformed(
                    HttpFailure.badRequest("The parameters of the address cannot be read"));
        }
    }

    private static HttpFailure signedGet() {
        SignatureRefusal code = SignatureRefusal.SIGNATURE_INVALID;
        return new HttpFailure(
                code.status(), RequestError.of(code.name(), "A signed request is sent by POST"));
    }

    private void run(Exchange exchange, Sender sender, Parsed parsed) {
        switch (parsed) {
            case Parsed.Single(var request) ->
                    engine.execute(
                            request,
                            sender.requester(),
                            answer -> exchange.safely(() -> exchange.answer(answer, sender)));
            case Parsed.Batch(var requests) ->
                    new BatchRun(engine, exchange, sender.requester(), requests).run();
            case Parsed.Malformed(var failure) -> exchange.fail(failure);
        }
    }

    /// What is left of the body would be taken for the next request: it is thrown away for a
    /// moment, so that the client gets to read the answer, and then the connection is closed.
    private void closeAfter(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        if (request.isEnded()) {
            return;
        }
        request.handler(_ -> {});
        long timer = vertx.setTimer(settings.bodyTimeout().toMillis(), _ -> closeNow(request));
        request.endHandler(_ -> vertx.cancelTimer(timer));
        request.exceptionHandler(_ -> vertx.cancelTimer(timer));
    }

    /// Over HTTP/2 others share the connection, and this request's frames are told from theirs.
    private static void closeNow(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
