package commercegraph.support.graphql;

import static graphql.execution.instrumentation.dataloader.DataLoaderDispatchingContextKeys.ENABLE_DATA_LOADER_CHAINING;

import commercegraph.support.identity.Caller;
import graphql.GraphQLError;
import java.util.Map;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

/// Hands the caller from the HTTP request to the data fetchers, and sees that every error goes out
/// with a code. Lets data loaders feed one another: each level of a query is then one batch. DGS's
/// ticker would dispatch by the clock, and so make more batches of a level the busier the machine
/// is.
final class CallerInterceptor implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Object found = request.getAttributes().get(Caller.class.getName());
        Caller caller = found instanceof Caller known ? known : Caller.anonymous();
        request.configureExecutionInput(
                (_, builder) ->
                        builder.graphQLContext(
                                        Map.of(
                                                Caller.class,
                                                caller,
                                                ENABLE_DATA_LOADER_CHAINING,
                                                true))
                                .build());
        return chain.next(request).map(CallerInterceptor::withCodes);
    }

    private static WebGraphQlResponse withCodes(WebGraphQlResponse response) {
        var errors = response.getExecutionResult().getErrors();
        if (errors.isEmpty()) return response;
        var coded = errors.stream().<GraphQLError>map(CodedError::of).toList();
        return response.transform(builder -> builder.errors(coded));
    }
}
