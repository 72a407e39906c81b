package commercegraph.users.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param inputHashKey a secret, with which the inputs of idempotent mutations are hashed before
/// they are kept; the same on every instance
@ConfigurationProperties("commercegraph.users")
record UsersSettings(@DefaultValue("") String inputHashKey) {
    private static final int HASH_KEY_CHARACTERS_MIN = 32;

    UsersSettings {
        if (inputHashKey.length() < HASH_KEY_CHARACTERS_MIN)
            throw new IllegalArgumentException(
                    "commercegraph.users.input-hash-key is a secret of %d characters or more"
                            .formatted(HASH_KEY_CHARACTERS_MIN));
    }

    @Override
    public String toString() {
        return "UsersSettings";
    }
}
