package commercegraph.signatures;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who may sign. Asked on every request: answers from memory.
@FunctionalInterface
public interface KeyRing {

    /// The key, or null when nobody has this id.
    @Nullable HmacKey find(String keyId);

    static KeyRing of(Collection<HmacKey> keys) {
        Map<String, HmacKey> byId =
                keys.stream()
                        .collect(Collectors.toUnmodifiableMap(HmacKey::id, Function.identity()));
        return byId::get;
    }
}
