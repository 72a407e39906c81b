package commercegraph.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {

    /// RFC 9530 appendix D has this body's digest.
    private static final byte[] BODY = "{\"hello\": \"world\"}\n".getBytes(StandardCharsets.UTF_8);

    private static final String SHA_256 = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";

    @Test
    void isThatOfTheRfc() {
        assertThat(ContentDigest.of(BODY)).isEqualTo(SHA_256);
        assertThat(
                        ContentDigest.of(
                                ("xx" + new String(BODY, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8),
                                2,
                                BODY.length))
                .isEqualTo(SHA_256);
    }

    @Test
    void passesOverOtherAlgorithms() {
        assertThat(ContentDigest.matches("sha-512=:AAAA:, " + SHA_256, BODY)).isTrue();
        assertThat(ContentDigest.matches(SHA_256 + ",md5=:AAAA:", BODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha-256",
                "sha-256=::",
                "sha-256=:AAAA:",
                "sha-512=:AAAA:",
                "SHA-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:",
                "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg:",
                "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDh=:",
                "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=",
                "sha-256=RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=",
                "a=:AA==:,b=:AA==:,c=:AA==:,d=:AA==:,e=:AA==:,f=:AA==:,g=:AA==:,h=:AA==:,i=:AA==:"
            })
    void refusesWhatIsNotTheBodys(String field) {
        assertThat(ContentDigest.matches(field, BODY)).isFalse();
    }

    @Test
    void refusesTwoOfThem() {
        assertThat(ContentDigest.matches(SHA_256 + ", " + SHA_256, BODY)).isFalse();
        assertThat(ContentDigest.matches("x".repeat(1_000_000), BODY)).isFalse();
    }
}
