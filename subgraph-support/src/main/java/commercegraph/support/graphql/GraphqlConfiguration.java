package commercegraph.support.graphql;

import com.netflix.graphql.dgs.DgsFederationResolver;
import com.netflix.graphql.dgs.internal.EntityFetcherRegistry;
import commercegraph.support.configuration.SubgraphProperties;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.instrumentation.Instrumentation;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.server.WebGraphQlInterceptor;

/// Wires the GraphQL side.
@Configuration(proxyBeanMethods = false)
public class GraphqlConfiguration {

    @Bean
    WebGraphQlInterceptor callerInterceptor() {
        return new CallerInterceptor();
    }

    @Bean
    RuntimeWiringConfigurer contractScalars() {
        return new ContractScalars();
    }

    @Bean
    PreparsedDocumentProvider readDocuments() {
        return new ReadDocuments();
    }

    @Bean
    EntityFetcherAccess entityFetcherAccess(EntityFetcherRegistry registry) {
        return new EntityFetcherAccess(registry);
    }

    @Bean
    DataFetcherExceptionHandler dataFetcherExceptionHandler() {
        return new TypedErrors();
    }

    @Bean
    DgsFederationResolver entityTypes(
            EntityFetcherRegistry registry,
            DataFetcherExceptionHandler errors,
            ApplicationContext context) {
        return new EntityTypes(registry, errors, context);
    }

    @Bean
    Instrumentation peerFields(SubgraphProperties properties) {
        return new PeerFields(properties.signatures().peers());
    }
}
