package commercegraph.router.planner;

/// Why there is no plan. The operation is refused with it; the router goes on.
public sealed interface PlanningFailure {
    /// The operation needs more steps of planning than are allowed.
    record TooManySteps(int stepsMax) implements PlanningFailure {}

    /// No subgraph that can be reached has the field: the supergraph is not satisfiable.
    record Unreachable(String type, String field) implements PlanningFailure {}

    default String message() {
        return switch (this) {
            case TooManySteps(int stepsMax) ->
                    "The operation takes more than " + stepsMax + " steps to plan.";
            case Unreachable(var type, var field) ->
                    "No subgraph that can be reached here has the field \""
                            + type
                            + "."
                            + field
                            + "\".";
        };
    }
}
