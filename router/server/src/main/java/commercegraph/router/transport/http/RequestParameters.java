package commercegraph.router.transport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import commercegraph.router.engine.GraphRequest;
import commercegraph.router.engine.RequestError;
import commercegraph.router.execution.Variables;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.ScanBounds;
import commercegraph.router.json.Tape;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parameters of GraphQL requests, out of a JSON body or a URL. GraphQL over HTTP, section
/// "Request Parameters".
final class RequestParameters {
    private static final JsonKey QUERY = JsonKey.of("query");
    private static final JsonKey OPERATION_NAME = JsonKey.of("operationName");
    private static final JsonKey VARIABLES = JsonKey.of("variables");
    private static final JsonKey EXTENSIONS = JsonKey.of("extensions");
    private static final JsonKey PERSISTED_QUERY = JsonKey.of("persistedQuery");
    private static final List<String> PARAMETERS =
            Stream.of(QUERY, OPERATION_NAME, VARIABLES, EXTENSIONS).map(JsonKey::name).toList();
    private static final int DEPTH_MAX = 128;

    private final ScanBounds bounds;
    private final int batchMax;

    RequestParameters(int bodyBytesMax, int batchMax) {
        this.bounds = new ScanBounds(bodyBytesMax, DEPTH_MAX);
        this.batchMax = batchMax;
    }

    /// What was found.
    sealed interface Parsed {
        record Single(GraphRequest request) implements Parsed {}

        record Batch(List<GraphRequest> requests) implements Parsed {}

        record Malformed(HttpFailure failure) implements Parsed {}
    }

    Parsed fromBody(byte[] body) {
        try {
            Tape tape = Tape.scan(body, bounds);
            return tape.isArray(tape.root())
                    ? batch(tape)
                    : new Parsed.Single(request(tape, tape.root()));
        } catch (MalformedJson malformed) {
            return malformed("The body is not JSON: " + malformed.getMessage());
        } catch (Misshapen misshapen) {
            return new Parsed.Malformed(misshapen.failure);
        }
    }

    /// Duplicate parameters say nothing clear, so they are refused.
    Parsed fromUrl(MultiMap parameters) {
        try {
            String document = one(parameters, QUERY);
            Optional<Tape> extensions = json(parameters, EXTENSIONS);
            if (extensions.isPresent()) {
                checkExtensions(extensions.get(), extensions.get().root(), document != null);
            }
            if (document == null) {
                throw new Misshapen("The parameter query is missing");
            }
            Variables variables =
                    json(parameters, VARIABLES)
                            .map(tape -> variables(tape, tape.root()))
                            .orElse(Variables.NONE);
            Optional<String> operationName =
                    Optional.ofNullable(one(parameters, OPERATION_NAME))
                            .filter(name -> !name.isEmpty());
            return new Parsed.Single(new GraphRequest(document, operationName, variables, false));
        } catch (MalformedJson malformed) {
            return malformed("A parameter is not JSON: " + malformed.getMessage());
        } catch (Misshapen misshapen) {
            return new Parsed.Malformed(misshapen.failure);
        }
    }

    private Parsed batch(Tape tape) throws Misshapen {
        int size = tape.size(tape.root());
        if (batchMax == 0) {
            throw new Misshapen("Batches are not taken: send one request at a time");
        }
        if (size == 0 || size > batchMax) {
            throw new Misshapen("A batch has 1 to %d requests".formatted(batchMax));
        }
        List<GraphRequest> requests = new ArrayList<>(size);
        int end = tape.next(tape.root());
        for (int item = tape.first(tape.root()); item < end; item = tape.next(item)) {
            requests.add(request(tape, item));
        }
        return new Parsed.Batch(requests);
    }

    private static GraphRequest request(Tape tape, int value) throws Misshapen {
        if (!tape.isObject(value)) {
            throw new Misshapen("A request is a JSON object");
        }
        refuseDuplicates(tape, value);
        Optional<String> document = text(tape, value, QUERY);
        int extensions = object(tape, value, EXTENSIONS);
        if (extensions >= 0) {
            checkExtensions(tape, extensions, document.isPresent());
        }
        int variables = object(tape, value, VARIABLES);
        return new GraphRequest(
                document.orElseThrow(() -> new Misshapen("The parameter query is missing")),
                text(tape, value, OPERATION_NAME).filter(name -> !name.isEmpty()),
                variables < 0 ? Variables.NONE : new Variables(tape, variables),
                true);
    }

    /// As in a URL. Whoever looked at the request before us may have taken the other one.
    private static void refuseDuplicates(Tape tape, int object) throws Misshapen {
        int end = tape.next(object);
        int seen = 0;
        for (int key = tape.first(object); key < end; key = tape.next(tape.valueOf(key))) {
            int parameter = PARAMETERS.indexOf(tape.text(key));
            if (parameter >= 0 && (seen & 1 << parameter) != 0) {
                throw new Misshapen(
                        "The parameter " + PARAMETERS.get(parameter) + " stands there twice");
            }
            seen |= parameter < 0 ? 0 : 1 << parameter;
        }
    }

    /// The value is an object or null.
    private static Variables variables(Tape tape, int value) {
        return tape.isObject(value) ? new Variables(tape, value) : Variables.NONE;
    }

    /// A hash in place of a document is nothing that this router can look up.
    private static void checkExtensions(Tape tape, int value, boolean hasDocument)
            throws Misshapen {
        boolean persisted = tape.isObject(value) && tape.find(value, PERSISTED_QUERY) >= 0;
        if (persisted && !hasDocument) {
            throw new Misshapen(
                    new HttpFailure(
                            HttpFailure.BAD_REQUEST,
                            RequestError.of(
                                    RequestError.PERSISTED_QUERY_NOT_SUPPORTED,
                                    "PersistedQueryNotSupported")));
        }
    }

    private static Optional<String> text(Tape tape, int object, JsonKey key) throws Misshapen {
        int value = tape.find(object, key);
        if (value < 0 || tape.isNull(value)) {
            return Optional.empty();
        }
        if (!tape.isString(value)) {
            throw new Misshapen("The parameter " + key.name() + " is a string");
        }
        return Optional.of(tape.text(value));
    }

    private static int object(Tape tape, int object, JsonKey key) throws Misshapen {
        int value = tape.find(object, key);
        if (value < 0 || tape.isNull(value)) {
            return -1;
        }
        if (!tape.isObject(value)) {
            throw new Misshapen("The parameter " + key.name() + " is a JSON object");
        }
        return value;
    }

    private Optional<Tape> json(MultiMap parameters, JsonKey key) throws MalformedJson, Misshapen {
        String text = one(parameters, key);
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Tape tape = Tape.scan(text.getBytes(UTF_8), bounds);
        if (!tape.isObject(tape.root()) && !tape.isNull(tape.root())) {
            throw new Misshapen("The parameter " + key.name() + " is a JSON object");
        }
        return Optional.of(tape);
    }

    private static @Nullable String one(MultiMap parameters, JsonKey key) throws Misshapen {
        List<String> values = parameters.getAll(key.name());
        if (values.size() > 1) {
            throw new Misshapen("The parameter " + key.name() + " stands there twice");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private static Parsed malformed(String message) {
        return new Parsed.Malformed(HttpFailure.badRequest(message));
    }

    /// JSON, and not the parameters of a request.
    private static final class Misshapen extends Exception {
        private final transient HttpFailure failure;

        Misshapen(String message) {
            this(HttpFailure.badRequest(message));
        }

        Misshapen(HttpFailure failure) {
            super(failure.error().message(), null, false, false);
            this.failure = failure;
        }
    }
}
