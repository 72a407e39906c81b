package commercegraph.metrics.api;

import commercegraph.metrics.domain.Rejection;
import commercegraph.schema.metrics.types.UserError;
import commercegraph.schema.metrics.types.UserErrorCode;
import java.util.List;
import java.util.stream.Stream;

/// Refusals as the contract tells them.
final class UserErrors {

    private UserErrors() {}

    static UserError of(Rejection rejection) {
        return of(rejection, List.of());
    }

    /// `at`: where what was refused stands in the input.
    static UserError of(Rejection rejection, List<String> at) {
        return UserError.newBuilder()
                .code(UserErrorCode.valueOf(rejection.code().name()))
                .message(rejection.message())
                .field(Stream.concat(at.stream(), rejection.field().stream()).toList())
                .build();
    }
}
