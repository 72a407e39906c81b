package commercegraph.router.engine;

import commercegraph.router.operation.OperationError;
import commercegraph.router.operation.OperationError.Location;
import commercegraph.router.security.SignatureOutcome;
import commercegraph.router.security.SignatureRefusal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// An error for which nothing was executed.
///
/// @param code goes out as `extensions.code`
/// @param reason goes out as `extensions.reason`, where the code has several
/// @param serverTimeSeconds goes out as `extensions.serverTime`: our clock in seconds since 1970
public record RequestError(
        String code,
        String message,
        List<Location> locations,
        Optional<String> reason,
        OptionalLong serverTimeSeconds) {
    public static final String UNAUTHENTICATED = "UNAUTHENTICATED";
    public static final String BAD_USER_INPUT = "BAD_USER_INPUT";
    public static final String RATE_LIMITED = "RATE_LIMITED";
    public static final String UNAVAILABLE = "UNAVAILABLE";
    public static final String INTERNAL = "INTERNAL";
    public static final String OPERATION_TOO_LARGE = "OPERATION_TOO_LARGE";
    public static final String PERSISTED_QUERY_NOT_SUPPORTED = "PERSISTED_QUERY_NOT_SUPPORTED";

    public RequestError {
        locations = List.copyOf(locations);
    }

    public static RequestError of(String code, String message) {
        return new RequestError(code, message, List.of(), Optional.empty(), OptionalLong.empty());
    }

    static RequestError of(OperationError error) {
        return new RequestError(
                error.code().name(),
                error.message(),
                error.locations(),
                Optional.empty(),
                OptionalLong.empty());
    }

    public static RequestError of(SignatureOutcome.Refused refusal) {
        RequestError error = of(refusal.code().name(), refusal.message());
        return refusal.code() == SignatureRefusal.SIGNATURE_EXPIRED
                ? error.withServerTime(refusal.serverTime().getEpochSecond())
                : error;
    }

    public RequestError because(String why) {
        return new RequestError(code, message, locations, Optional.of(why), serverTimeSeconds);
    }

    public RequestError withServerTime(long seconds) {
        return new RequestError(code, message, locations, reason, OptionalLong.of(seconds));
    }
}
