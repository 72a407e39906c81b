package commercegraph.support.graphql;

import com.netflix.graphql.dgs.exceptions.DgsInvalidInputArgumentException;
import commercegraph.support.errors.GraphFailure;
import commercegraph.support.identity.Caller;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.CoercingParseValueException;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;

/// Turns what a data fetcher throws into an error with a code. Only a [GraphFailure] speaks for
/// itself; of everything else the client learns that it is INTERNAL, and the log, with the
/// correlation id, learns the rest.
final class TypedErrors implements DataFetcherExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(TypedErrors.class);
    private static final int CAUSES_MAX = 16;

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        var environment = parameters.getDataFetchingEnvironment();
        Caller caller = Caller.of(environment);
        GraphFailure failure = failure(unwrapped(parameters.getException()), caller);
        var error =
                CodedError.of(
                        failure.code(),
                        failure.text(),
                        parameters.getPath(),
                        parameters.getSourceLocation());
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    private static GraphFailure failure(Throwable thrown, Caller caller) {
        return switch (thrown) {
            case GraphFailure failure -> logged(failure, caller);
            case AccessDeniedException _ when caller.userId().isEmpty() ->
                    GraphFailure.unauthenticated("A signed-in user is needed");
            case AccessDeniedException _ -> GraphFailure.forbidden("This is not allowed");
            case DgsInvalidInputArgumentException _ ->
                    GraphFailure.badUserInput("An argument is not of its type");
            case CoercingParseValueException _ ->
                    GraphFailure.badUserInput("A value is not of its type");
            default -> {
                LOG.error(
                        "A data fetcher failed (correlation id {})",
                        caller.correlationId(),
                        thrown);
                yield GraphFailure.internal();
            }
        };
    }

    private static GraphFailure logged(GraphFailure failure, Caller caller) {
        if (failure.getCause() != null)
            LOG.warn(
                    "{} (correlation id {})",
                    failure.text(),
                    caller.correlationId(),
                    failure.getCause());
        return failure;
    }

    /// What executors and reflection wrap around an exception is taken off.
    private static Throwable unwrapped(Throwable thrown) {
        Throwable inner = thrown;
        for (int i = 0; i < CAUSES_MAX; i++) {
            Throwable cause = inner.getCause();
            boolean wrapper =
                    inner instanceof CompletionException
                            || inner instanceof ExecutionException
                            || inner instanceof InvocationTargetException;
            if (!wrapper || cause == null) return inner;
            inner = cause;
        }
        return inner;
    }
}
