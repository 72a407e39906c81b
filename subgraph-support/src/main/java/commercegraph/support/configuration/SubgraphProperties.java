package commercegraph.support.configuration;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may call, and whom we call. Secrets are texts whose UTF-8 bytes are the key, 32 or more.
@ConfigurationProperties("commercegraph")
public record SubgraphProperties(
        @DefaultValue Identity identity,
        @DefaultValue Signatures signatures,
        @DefaultValue Map<String, Peer> peers,
        @DefaultValue Revocations revocations) {

    /// Whose access tokens we take.
    public record Identity(
            @DefaultValue("") String issuer,
            @DefaultValue("") String jwksUri,
            @DefaultValue("commerce-graph") String clientId) {}

    /// Under which names we are reached (empty: any), and the keys that may sign requests to us.
    public record Signatures(
            @DefaultValue Set<String> authorities, @DefaultValue Map<String, PeerKey> peers) {}

    /// `fields`: the root fields that this key may call, all when empty; `fieldsDenied`: those it
    /// may not.
    public record PeerKey(
            @DefaultValue List<String> secrets,
            @DefaultValue Set<String> fields,
            @DefaultValue Set<String> fieldsDenied) {
        @Override
        public String toString() {
            return "PeerKey(fields " + fields + ", denied " + fieldsDenied + ")";
        }
    }

    /// Where revocations are read; without an address none is known. What was read is good for
    /// `cached`; a revocation is kept for `remembered`, which is no shorter than the life of an
    /// access token.
    public record Revocations(
            @DefaultValue("") String redisUri,
            @DefaultValue("15s") Duration cached,
            @DefaultValue("1h") Duration remembered) {

        /// A revocation is to be seen everywhere within a minute.
        private static final Duration CACHED_MAX = Duration.ofSeconds(30);

        public Revocations {
            if (cached.isNegative() || cached.isZero() || cached.compareTo(CACHED_MAX) > 0)
                throw new IllegalArgumentException(
                        "commercegraph.revocations.cached must be within " + CACHED_MAX);
        }

        /// The address may hold a password.
        @Override
        public String toString() {
            return "Revocations(cached %s, remembered %s)".formatted(cached, remembered);
        }
    }

    /// A subgraph that this one calls, and the key with which it signs.
    public record Peer(URI url, String keyId, String secret) {
        @Override
        public String toString() {
            return "Peer(" + url + ", " + keyId + ")";
        }
    }
}
