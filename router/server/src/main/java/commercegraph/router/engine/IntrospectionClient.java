package commercegraph.router.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import commercegraph.router.engine.workers.Lane;
import commercegraph.router.engine.workers.Task;
import commercegraph.router.engine.workers.Workers;
import commercegraph.router.execution.RequestContext;
import commercegraph.router.execution.SubgraphClient;
import commercegraph.router.execution.SubgraphFailure;
import commercegraph.router.execution.SubgraphRequest;
import commercegraph.router.execution.SubgraphResponse;
import commercegraph.router.execution.SubgraphResult;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.json.JsonBuffer;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.JsonWriter;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.introspection.GoodFaithIntrospection;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Answers requests to [SubgraphName#INTROSPECTION] from the API schema, and hands on all others.
/// Answers are kept by the request's bytes, which are its document and variables.
final class IntrospectionClient implements SubgraphClient {
    private static final JsonKey QUERY = JsonKey.of("query");
    private static final JsonKey VARIABLES = JsonKey.of("variables");
    private static final int KEPT_BYTES_MAX = 16 << 20;
    private static final int CAPACITY = 16 << 10;
    private static final int STATUS_OK = 200;
    private static final String JSON = "application/json";

    /// What counts as introspection in good faith to graphql-java leaves out valid queries, and its
    /// bounds of documents were checked on the client's: ours is [IntrospectionBound].
    private static final Map<Object, Object> CONTEXT =
            Map.of(
                    GoodFaithIntrospection.GOOD_FAITH_INTROSPECTION_DISABLED,
                    true,
                    ParserOptions.class,
                    ParserOptions.getDefaultParserOptions()
                            .transform(
                                    options ->
                                            options.maxTokens(Integer.MAX_VALUE)
                                                    .maxCharacters(Integer.MAX_VALUE)
                                                    .maxWhitespaceTokens(Integer.MAX_VALUE)));

    private final SubgraphClient others;
    private final GraphQL introspection;
    private final IntrospectionBound bound;
    private final Workers workers;
    private final AsyncCache<ByteBuffer, byte[]> kept;

    IntrospectionClient(SubgraphClient others, GraphQLSchema apiSchema, Workers workers) {
        this.others = others;
        this.bound = IntrospectionBound.of(apiSchema);
        this.introspection = GraphQL.newGraphQL(apiSchema).instrumentation(bound).build();
        this.workers = workers;
        this.kept =
                Caffeine.newBuilder()
                        .maximumWeight(KEPT_BYTES_MAX)
                        .weigher((ByteBuffer key, byte[] answer) -> key.remaining() + answer.length)
                        .executor(Runnable::run)
                        .buildAsync();
    }

    @Override
    public void fetch(SubgraphRequest request, Consumer<SubgraphResult> whenDone) {
        if (!request.subgraph().equals(SubgraphName.INTROSPECTION)) {
            others.fetch(request, whenDone);
            return;
        }
        answer(request)
                .whenComplete(
                        (json, failure) ->
                                whenDone.accept(
                                        json == null
                                                ? new SubgraphFailure.Refused(
                                                        SubgraphName.INTROSPECTION,
                                                        "introspection fails")
                                                : new SubgraphResponse(STATUS_OK, JSON, json)));
    }

    @Override
    public Subscription subscribe(SubgraphRequest request, SubscriptionEvents events) {
        return others.subscribe(request, events);
    }

    private Stage<byte[]> answer(SubgraphRequest request) {
        Stage<byte[]> stage =
                (Stage<byte[]>)
                        kept.get(
                                ByteBuffer.wrap(request.body()),
                                (key, _) -> new Stage<>(lane -> execute(key.array(), lane)));
        if (stage.lead()) {
            workers.take(new Introspection(stage, name(request.context()), request.body().length));
        }
        return stage;
    }

    /// Callers without a token or a key share their turns.
    private static String name(RequestContext context) {
        return context.caller().userId().or(() -> context.caller().keyId()).orElse("");
    }

    /// Always wanted: what it gives is kept, and the requests that wait for it are not known here.
    private record Introspection(Stage<byte[]> stage, String client, int length) implements Task {
        @Override
        public Lane lane() {
            return Lane.SHORT;
        }

        @Override
        public boolean isWanted() {
            return true;
        }

        @Override
        public boolean run(Lane lane) {
            try {
                Optional<byte[]> answer = stage.attempt(lane);
                answer.ifPresent(stage::end);
                return answer.isPresent();
            } catch (RuntimeException | Error fault) {
                stage.fail(fault);
                return true;
            }
        }

        @Override
        public void refuse() {
            stage.fail(new Overloaded());
        }
    }

    private Optional<byte[]> execute(byte[] body, Lane lane) {
        try {
            Tape tape = Tape.scan(body);
            int document = tape.find(tape.root(), QUERY);
            int variables = tape.find(tape.root(), VARIABLES);
            ExecutionInput.Builder input =
                    ExecutionInput.newExecutionInput(tape.text(document))
                            .graphQLContext(CONTEXT)
                            .graphQLContext(Map.of(Lane.class, lane));
            if (variables >= 0 && tape.isObject(variables)) {
                input.variables(JsonValues.object(tape, variables));
            }
            return json(introspection.execute(input.build()), lane);
        } catch (MalformedJson impossible) {
            throw new IllegalStateException("a request is JSON: " + text(body), impossible);
        }
    }

    /// The document was checked before it came here, so that there are errors only when the
    /// execution was ended.
    private Optional<byte[]> json(ExecutionResult result, Lane lane) {
        if (!result.getErrors().isEmpty()) {
            RequestError tooLarge =
                    RequestError.of(RequestError.OPERATION_TOO_LARGE, bound.message());
            return lane == Lane.SHORT
                    ? Optional.empty()
                    : Optional.of(RequestErrors.json(List.of(tooLarge)));
        }
        JsonBuffer buffer = new JsonBuffer(CAPACITY);
        JsonValues.write(result.toSpecification(), new JsonWriter(buffer));
        return Optional.of(buffer.toBytes());
    }

    private static String text(byte[] body) {
        return new String(body, UTF_8);
    }
}
