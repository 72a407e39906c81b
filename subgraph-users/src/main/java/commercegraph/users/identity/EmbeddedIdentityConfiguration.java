package commercegraph.users.identity;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import commercegraph.support.configuration.SubgraphProperties;
import commercegraph.users.domain.CredentialStore;
import commercegraph.users.domain.IdentityProvider;
import commercegraph.users.domain.Mails;
import commercegraph.users.domain.PasswordHasher;
import commercegraph.users.domain.SecretStore;
import commercegraph.users.domain.SessionStore;
import commercegraph.users.domain.UserRepository;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the embedded provider. This subgraph verifies tokens by the very key, not over HTTP.
@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbedded
class EmbeddedIdentityConfiguration {

    @Bean
    ECKey accessTokenKey(SecretStore secrets) {
        return SigningKey.of(secrets);
    }

    @Bean
    JWKSource<SecurityContext> accessTokenKeys(ECKey accessTokenKey) {
        return new ImmutableJWKSet<>(new JWKSet(accessTokenKey.toPublicJWK()));
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    PasswordHasher passwordHasher(Passwords passwords) {
        return passwords::hash;
    }

    @Bean
    ShownMails shownMails() {
        return new ShownMails();
    }

    @Bean
    IdentityProvider identityProvider(
            CredentialStore credentials,
            SessionStore sessions,
            UserRepository users,
            Passwords passwords,
            SecretStore secrets,
            Mails mails,
            AccessTokens accessTokens,
            Clock clock) {
        return new EmbeddedIdentityProvider(
                credentials,
                new Sessions(sessions, users, clock),
                users,
                passwords,
                new Codes(secrets),
                new CodeMails(mails, clock),
                accessTokens,
                clock);
    }

    @Bean
    AccessTokens accessTokens(ECKey accessTokenKey, SubgraphProperties properties) {
        var identity = properties.identity();
        return new AccessTokens(accessTokenKey, identity.issuer(), identity.clientId());
    }
}
