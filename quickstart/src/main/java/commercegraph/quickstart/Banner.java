package commercegraph.quickstart;

import java.time.Duration;

/// What is shown when everything is up: addresses, sign-ins, a first query to paste.
final class Banner {
    private Banner() {}

    static String text(Ports ports, Duration startedIn) {
        return """

               Commerce Graph is ready after %.1f s. Ctrl-C stops it; the data stays.

                 GraphiQL   http://127.0.0.1:%d/
                 GraphQL    http://127.0.0.1:%d/graphql
                 users      http://127.0.0.1:%d     catalog  http://127.0.0.1:%d
                 orders     http://127.0.0.1:%d     metrics  http://127.0.0.1:%d

                 Sign in with the password %s as
                 customer@example.com   support@example.com   manager@example.com
                 recommender@example.com   admin@example.com

                 A first query:
                 curl -s http://127.0.0.1:%d/graphql -H 'content-type: application/json' \\
                   -d '{"query":"{ products(first: 3) { nodes { name price { amount currency } metrics { viewCount } } } }"}'
               """
                .formatted(
                        startedIn.toMillis() / 1000.0,
                        ports.router(),
                        ports.router(),
                        ports.users(),
                        ports.catalog(),
                        ports.orders(),
                        ports.metrics(),
                        Secrets.PASSWORD,
                        ports.router());
    }
}
