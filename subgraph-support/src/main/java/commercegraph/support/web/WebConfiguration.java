package commercegraph.support.web;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import commercegraph.signatures.HmacKey;
import commercegraph.signatures.KeyRing;
import commercegraph.signatures.NonceCache;
import commercegraph.signatures.Profile;
import commercegraph.signatures.Verifier;
import commercegraph.support.configuration.SubgraphProperties;
import commercegraph.support.identity.Scopes;
import commercegraph.support.revocations.KnownRevocations;
import jakarta.servlet.Filter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;

/// The filters and their order. Spring Security's chain, which verifies the token, stands at -100
/// between ours.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class WebConfiguration {

    private static final int CORRELATION = -1000;
    private static final int KEYS_UNAVAILABLE = -120;
    private static final int SIGNATURE = -110;
    private static final int CALLER = -90;

    /// At 61 s for each nonce these are some 15,000 requests per second for one instance.
    private static final int NONCES_MAX = 1_000_000;

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    FilterRegistrationBean<Filter> correlationFilter() {
        return at(CORRELATION, new CorrelationFilter());
    }

    @Bean
    FilterRegistrationBean<Filter> keysUnavailableFilter() {
        return at(KEYS_UNAVAILABLE, new KeysUnavailableFilter());
    }

    @Bean
    FilterRegistrationBean<Filter> signatureFilter(SubgraphProperties properties, Clock clock) {
        List<HmacKey> keys =
                properties.signatures().peers().entrySet().stream()
                        .map(WebConfiguration::key)
                        .toList();
        var verifier =
                new Verifier(Profile.PEER, properties.signatures().authorities(), KeyRing.of(keys));
        var nonces = new NonceCache(Profile.PEER.nonceLifetime(), NONCES_MAX);
        return at(SIGNATURE, new SignatureFilter(verifier, nonces, clock));
    }

    @Bean
    FilterRegistrationBean<Filter> callerFilter() {
        return at(CALLER, new CallerFilter());
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, JwtDecoder decoder) {
        var refusal = new TokenRefusal();
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusal))
                .oauth2ResourceServer(
                        server ->
                                server.authenticationEntryPoint(refusal)
                                        .jwt(
                                                jwt ->
                                                        jwt.decoder(decoder)
                                                                .jwtAuthenticationConverter(
                                                                        WebConfiguration
                                                                                ::authentication)))
                .build();
    }

    /// A subgraph that has the issuer's keys itself gives them as a bean; the others fetch them.
    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(
            SubgraphProperties properties,
            Clock clock,
            KnownRevocations revocations,
            ObjectProvider<JWKSource<SecurityContext>> ownKeys) {
        var identity = properties.identity();
        if (identity.issuer().isBlank())
            throw new IllegalStateException("commercegraph.identity.issuer must be set");
        var processor = new DefaultJWTProcessor<SecurityContext>();
        Set<JWSAlgorithm> algorithms = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);
        JWKSource<SecurityContext> keys =
                ownKeys.getIfAvailable(() -> fetchedKeys(identity.jwksUri()));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // the rules below look at the claims
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new RevocationRule(new TokenRules(identity, clock), revocations));
        return decoder;
    }

    /// Cached for minutes and read anew for a key id that is not known, at most once in 30 s; an
    /// outage of the issuer is bridged with the keys we have.
    private static JWKSource<SecurityContext> fetchedKeys(String jwksUri) {
        return JWKSourceBuilder.create(url(jwksUri)).retrying(true).outageTolerant(true).build();
    }

    private static URL url(String uri) {
        try {
            return URI.create(uri).toURL();
        } catch (MalformedURLException malformed) {
            throw new IllegalStateException("commercegraph.identity.jwks-uri is no URL", malformed);
        }
    }

    private static AbstractAuthenticationToken authentication(Jwt token) {
        Set<String> roles = CallerFilter.roles(token);
        Stream<String> named =
                Stream.concat(
                        roles.stream().map(role -> "ROLE_" + role),
                        Scopes.of(roles).stream().map(scope -> "SCOPE_" + scope));
        List<GrantedAuthority> authorities =
                named.<GrantedAuthority>map(SimpleGrantedAuthority::new).toList();
        return new JwtAuthenticationToken(
                token, authorities, String.valueOf(token.getClaimAsString("username")));
    }

    private static HmacKey key(Map.Entry<String, SubgraphProperties.PeerKey> peer) {
        List<byte[]> secrets =
                peer.getValue().secrets().stream()
                        .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                        .toList();
        return new HmacKey(peer.getKey(), secrets);
    }

    private static FilterRegistrationBean<Filter> at(int order, Filter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
