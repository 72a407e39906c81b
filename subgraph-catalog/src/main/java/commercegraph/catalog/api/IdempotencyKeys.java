package commercegraph.catalog.api;

import commercegraph.catalog.domain.Once;
import commercegraph.support.idempotency.InputHash;
import commercegraph.support.identity.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What makes a write happen once: the key that came with the input, which belongs to the caller
/// and the mutation, and a hash of the input.
@Component
class IdempotencyKeys {
    private final byte[] hashKey;

    IdempotencyKeys(CatalogSettings settings) {
        this.hashKey = settings.inputHashKey().getBytes(StandardCharsets.UTF_8);
    }

    Optional<Once> of(Input input, Caller caller, String mutation) {
        String scope = caller.requireUser() + " " + mutation;
        return input.optionalText("idempotencyKey")
                .map(key -> new Once(scope, key, InputHash.of(input.fields(), hashKey)));
    }
}
