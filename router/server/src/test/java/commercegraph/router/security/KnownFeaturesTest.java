package commercegraph.router.security;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.supergraph.SupergraphReader;
import commercegraph.router.testing.GuardedSupergraph;
import org.junit.jupiter.api.Test;

class KnownFeaturesTest {
    @Test
    void knowsFederationsFeaturesAndSignedFields() {
        assertThat(unknown(GuardedSupergraph.SDL)).isEmpty();
    }

    @Test
    void reportsASecurityFeatureThatNobodyWouldEnforce() {
        String sdl = with("@link(url: \"https://example.com/vault/v1.0\", for: SECURITY)");

        assertThat(unknown(sdl)).containsExactly("https://example.com/vault/v1.0");
    }

    @Test
    void reportsAnotherMajorVersion() {
        String sdl = GuardedSupergraph.SDL.replace("dev/hmac/v1.0", "dev/hmac/v2.0");

        assertThat(unknown(sdl)).containsExactly("https://commercegraph.dev/hmac/v2.0");
    }

    @Test
    void letsFeaturesWithoutPurposePass() {
        assertThat(unknown(with("@link(url: \"https://example.com/notes/v1.0\")"))).isEmpty();
    }

    private static String with(String link) {
        return GuardedSupergraph.SDL.replaceFirst("schema\n", "schema\n  " + link + "\n");
    }

    private static java.util.List<String> unknown(String sdl) {
        return KnownFeatures.unknownIn(SupergraphReader.read(sdl));
    }
}
