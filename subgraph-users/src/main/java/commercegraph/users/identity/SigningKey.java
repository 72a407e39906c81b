package commercegraph.users.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import commercegraph.users.domain.SecretStore;
import java.text.ParseException;
import java.util.UUID;

/// The key that signs access tokens. It is kept with the data, so that tokens outlive a restart.
final class SigningKey {

    private static final String NAME = "access-token-key";

    private SigningKey() {}

    static ECKey of(SecretStore secrets) {
        try {
            return ECKey.parse(secrets.loadOrKeep(NAME, SigningKey::fresh));
        } catch (ParseException broken) {
            throw new IllegalStateException("the kept signing key can't be read", broken);
        }
    }

    private static String fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate()
                    .toJSONString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java platform has P-256", impossible);
        }
    }
}
