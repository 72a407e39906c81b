package commercegraph.users.api;

import commercegraph.support.idempotency.InputHash;
import commercegraph.support.identity.Caller;
import commercegraph.users.domain.Origin;
import commercegraph.users.domain.UserId;
import graphql.schema.DataFetchingEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells the domain where a change comes from. An idempotency key belongs to the caller and the
/// mutation; of the input goes a keyed hash alone.
@Component
class Origins {

    private final byte[] hashKey;

    Origins(UsersSettings settings) {
        this.hashKey = settings.inputHashKey().getBytes(StandardCharsets.UTF_8);
    }

    Origin of(DataFetchingEnvironment env) {
        Caller caller = Caller.of(env);
        var actor = new UserId(caller.requireUser());
        return new Origin(actor, caller.correlationId(), key(actor.value(), env));
    }

    /// The key of a mutation that goes without a token: all who have none are one caller.
    Optional<Origin.IdempotencyKey> anonymousKey(DataFetchingEnvironment env) {
        return key("anonymous", env);
    }

    private Optional<Origin.IdempotencyKey> key(String caller, DataFetchingEnvironment env) {
        Map<String, @Nullable Object> input =
                new HashMap<>(env.getArgumentOrDefault("input", Map.of()));
        input.remove("password");
        return Optional.ofNullable((String) input.remove("idempotencyKey"))
                .map(
                        text ->
                                new Origin.IdempotencyKey(
                                        caller + "#" + env.getField().getName(),
                                        text,
                                        InputHash.of(input, hashKey)));
    }
}
