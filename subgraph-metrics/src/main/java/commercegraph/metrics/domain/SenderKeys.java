package commercegraph.metrics.domain;

import java.util.Map;
import java.util.Set;

/// The keys of those who may send to us, and what each may do. The router has looked at this
/// before; what it lets through is looked at once more.
public record SenderKeys(Map<String, Set<String>> scopes) {

    public static final String EVENTS_WRITE = "events:write";
    public static final String METADATA_WRITE = "metadata:write";

    public SenderKeys {
        scopes = Map.copyOf(scopes);
        for (String keyId : scopes.keySet())
            if (keyId.isEmpty() || keyId.contains("#"))
                throw new IllegalArgumentException("a key id is not empty and has no `#`");
    }

    public boolean may(String keyId, String scope) {
        return scopes.getOrDefault(keyId, Set.of()).contains(scope);
    }
}
