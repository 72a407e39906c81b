package commercegraph.metrics.api;

import commercegraph.metrics.domain.SenderKeys;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.identity.Caller;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.stereotype.Component;

/// Who sends: the key with which the client signed its request to the router.
@Component
class Senders {

    private final SenderKeys keys;

    Senders(SenderKeys keys) {
        this.keys = keys;
    }

    /// The key's id. Without one, and without the scope, FORBIDDEN.
    String require(String scope, DataFetchingEnvironment env) {
        return Caller.of(env)
                .callerKeyId()
                .filter(keyId -> keys.may(keyId, scope))
                .orElseThrow(
                        () ->
                                GraphFailure.forbidden(
                                        "A request signed by a key with " + scope + " is needed"));
    }
}
