package commercegraph.users.api;

import commercegraph.support.errors.GraphFailure;
import graphql.schema.DataFetchingEnvironment;

/// Aliases would make one request a list of guesses.
final class OncePerRequest {

    private static final String TRIED = "commercegraph.users.signInTried";

    private OncePerRequest() {}

    static void check(DataFetchingEnvironment env) {
        Object former = env.getGraphQlContext().get(TRIED);
        if (former != null) throw GraphFailure.badUserInput("One sign-in per request");
        env.getGraphQlContext().put(TRIED, true);
    }
}
