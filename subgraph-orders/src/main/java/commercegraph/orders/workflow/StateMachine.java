package commercegraph.orders.workflow;

import java.util.Map;

/// A workflow definition: named states and the one where an execution begins.
/// Amazon States Language specification, "State machine".
public record StateMachine(String startAt, Map<String, State> states) {
    public StateMachine {
        states = Map.copyOf(states);
        require(states, startAt);
        for (State state : states.values()) {
            for (String target : state.targets()) {
                require(states, target);
            }
        }
    }

    /// The state of this name. A running execution may name one that a newer definition lacks.
    ///
    /// @throws IllegalStateException where there is none
    State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalStateException("the definition has no state \"%s\"".formatted(name));
        }
        return state;
    }

    private static void require(Map<String, State> states, String name) {
        if (!states.containsKey(name)) {
            throw new DefinitionException("States", "there is no state \"%s\"".formatted(name));
        }
    }
}
