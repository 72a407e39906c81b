package commercegraph.users.identity;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The public half of the signing key, for everyone.
@RestController
@ConditionalOnEmbedded
class JwksController {

    private static final Duration CACHED = Duration.ofMinutes(5);

    private final String keys;

    JwksController(ECKey accessTokenKey) {
        this.keys = new JWKSet(accessTokenKey.toPublicJWK()).toString();
    }

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(CACHED).cachePublic())
                .body(keys);
    }
}
