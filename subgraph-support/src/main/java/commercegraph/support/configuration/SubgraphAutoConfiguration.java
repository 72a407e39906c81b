package commercegraph.support.configuration;

import commercegraph.support.graphql.GraphqlConfiguration;
import commercegraph.support.revocations.RevocationConfiguration;
import commercegraph.support.services.ServicesConfiguration;
import commercegraph.support.web.WebConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/// Before those of DGS and Spring Security, which step back where we have a bean of our own.
@AutoConfiguration(
        beforeName = {
            "com.netflix.graphql.dgs.springgraphql.autoconfig.DgsSpringGraphQLAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration"
        })
@EnableConfigurationProperties(SubgraphProperties.class)
@Import({
    RevocationConfiguration.class,
    WebConfiguration.class,
    GraphqlConfiguration.class,
    ServicesConfiguration.class
})
public class SubgraphAutoConfiguration {}
