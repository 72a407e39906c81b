package commercegraph.router.execution;

import commercegraph.router.federation.SubgraphName;
import java.time.Duration;

/// Why a subgraph's answer cannot be used. What it says goes out to clients, so it names the
/// subgraph and what happened, and nothing of the inside: no address, no exception.
public sealed interface SubgraphFailure extends SubgraphResult {
    SubgraphName subgraph();

    /// There was no answer in time.
    record TimedOut(SubgraphName subgraph, Duration after) implements SubgraphFailure {}

    /// There was no connection, or it broke.
    ///
    /// @param cause for logs and traces
    record Unreachable(SubgraphName subgraph, Throwable cause) implements SubgraphFailure {}

    /// It was not asked, since it failed too often of late, or too many requests wait for it.
    record Refused(SubgraphName subgraph, String reason) implements SubgraphFailure {}

    /// The answer is larger than the router takes.
    record TooLarge(SubgraphName subgraph, long bytesMax) implements SubgraphFailure {}

    /// The router holds as much of other answers as it can.
    record NoRoom(SubgraphName subgraph) implements SubgraphFailure {}

    /// The HTTP status says failure and there is no GraphQL response with it.
    record BadStatus(SubgraphName subgraph, int status) implements SubgraphFailure {}

    /// The body is not JSON.
    record NotJson(SubgraphName subgraph, String reason) implements SubgraphFailure {}

    /// The body is JSON and not what was asked for.
    record NotGraphQl(SubgraphName subgraph, String reason) implements SubgraphFailure {}

    /// The router cannot do this with the subgraph.
    record Unsupported(SubgraphName subgraph, String what) implements SubgraphFailure {}

    /// Goes out as `extensions.code`.
    default ErrorCode code() {
        return switch (this) {
            case TimedOut _, Unreachable _, Refused _, NoRoom _, BadStatus _, Unsupported _ ->
                    ErrorCode.UNAVAILABLE;
            case TooLarge _, NotJson _, NotGraphQl _ -> ErrorCode.INTERNAL;
        };
    }

    /// One sentence, the subgraph named.
    default String message() {
        String what =
                switch (this) {
                    case TimedOut(_, var after) ->
                            "did not answer within %d ms".formatted(after.toMillis());
                    case Unreachable _ -> "cannot be reached";
                    case Refused(_, var reason) -> "was not asked: " + reason;
                    case NoRoom _ -> "answered when the router could hold no more answers";
                    case TooLarge(_, var bytesMax) ->
                            "answered with more than %d bytes".formatted(bytesMax);
                    case BadStatus(_, var status) ->
                            "answered with HTTP status %d".formatted(status);
                    case NotJson(_, var reason) ->
                            "answered with something that is not JSON: " + reason;
                    case NotGraphQl(_, var reason) ->
                            "answered with something that was not asked for: " + reason;
                    case Unsupported(_, var feature) -> "cannot be used for " + feature;
                };
        return "Subgraph \"%s\" %s".formatted(subgraph(), what);
    }
}
