package commercegraph.orders.workflow;

import java.util.List;

/// The error names that the language reserves. Its specification, appendix A.
final class ErrorNames {
    static final String ALL = "States.ALL";
    static final String TASK_FAILED = "States.TaskFailed";
    static final String TIMEOUT = "States.Timeout";
    static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";
    static final String PARAMETER_PATH_FAILURE = "States.ParameterPathFailure";

    private ErrorNames() {}

    /// Whether one of the names of a retrier or catcher covers an error. `States.TaskFailed` covers
    /// every error but a timeout.
    static boolean cover(List<String> names, String error) {
        return names.stream()
                .anyMatch(
                        name ->
                                name.equals(ALL)
                                        || name.equals(error)
                                        || (name.equals(TASK_FAILED) && !error.equals(TIMEOUT)));
    }
}
