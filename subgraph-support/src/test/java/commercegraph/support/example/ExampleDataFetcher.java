package commercegraph.support.example;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsEntityFetcher;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.support.correlation.CorrelationId;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.identity.Caller;
import graphql.schema.DataFetchingEnvironment;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.security.access.AccessDeniedException;

@DgsComponent
class ExampleDataFetcher {

    record CallerView(
            @Nullable String userId,
            Set<String> roles,
            @Nullable String callerKeyId,
            String peerKeyId,
            String correlationId,
            @Nullable String logged) {}

    record ThingView(String id, String name) {}

    @DgsQuery
    CallerView caller(DataFetchingEnvironment env) {
        Caller caller = Caller.of(env);
        return new CallerView(
                caller.userId().orElse(null),
                caller.roles(),
                caller.callerKeyId().orElse(null),
                caller.peerKeyId(),
                caller.correlationId(),
                MDC.get(CorrelationId.LOG_KEY));
    }

    @DgsQuery
    Map<String, @Nullable Object> echo(DataFetchingEnvironment env) {
        OffsetDateTime time = env.getArgument("time");
        if (time != null && !time.getOffset().equals(ZoneOffset.UTC))
            throw new IllegalStateException();
        return Collections.unmodifiableMap(new HashMap<>(env.getArguments()));
    }

    @DgsQuery
    CompletableFuture<String> fail(@InputArgument String how) {
        return switch (how) {
            case "bad" -> throw GraphFailure.badUserInput("100% bad");
            case "later" ->
                    CompletableFuture.failedFuture(
                            new CompletionException(GraphFailure.notBuilt("later")));
            case "denied" -> throw new AccessDeniedException("com.example.Secret");
            default -> throw new IllegalStateException("jdbc:secret://inside");
        };
    }

    @DgsQuery
    String guarded(DataFetchingEnvironment env) {
        Caller.of(env).require("users:read");
        return "seen";
    }

    @DgsQuery
    String secret() {
        return "secret";
    }

    @DgsQuery
    boolean threadIsVirtual() {
        return Thread.currentThread().isVirtual();
    }

    @DgsMutation
    String write() {
        return "written";
    }

    @DgsMutation
    String stock() {
        return "moved";
    }

    @DgsEntityFetcher(name = "Thing")
    @Nullable ThingView thing(Map<String, Object> representation, DgsDataFetchingEnvironment env) {
        return switch ((String) representation.get("id")) {
            case "absent" -> null;
            case "forbidden" -> {
                Caller.of(env).require("users:read");
                yield new ThingView("forbidden", "hidden");
            }
            case String id -> new ThingView(id, "thing " + id);
            case null -> throw GraphFailure.badUserInput("no id");
        };
    }

    @DgsData(parentType = "Thing", field = "parent")
    Map<String, Object> parent(DgsDataFetchingEnvironment env) {
        return Map.of("id", "parent");
    }
}
