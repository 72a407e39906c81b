package commercegraph.router.operation;

import commercegraph.router.federation.OperationKind;
import commercegraph.router.json.Tape;
import commercegraph.router.operation.passes.CheckVariables;
import commercegraph.router.operation.passes.CollectSelections;
import commercegraph.router.operation.passes.DropUnusedVariables;
import commercegraph.router.operation.passes.FindConditionVariables;
import commercegraph.router.operation.passes.ReadVariables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A valid operation as the client wrote it. Immutable.
public final class ClientOperation {
    private final ChosenOperation chosen;
    private final ApiTypes types;
    private final DocumentLimits limits;
    private final List<Operation.Variable> variables;
    private final Set<String> conditionVariables;
    private final CheckVariables checkVariables;

    ClientOperation(ChosenOperation chosen, ApiTypes types, DocumentLimits limits) {
        this.chosen = chosen;
        this.types = types;
        this.limits = limits;
        this.variables = ReadVariables.apply(chosen.definition());
        this.conditionVariables = FindConditionVariables.apply(chosen);
        this.checkVariables = new CheckVariables(variables, conditionVariables, types);
    }

    public OperationKind kind() {
        return switch (chosen.definition().getOperation()) {
            case QUERY -> OperationKind.QUERY;
            case MUTATION -> OperationKind.MUTATION;
            case SUBSCRIPTION -> OperationKind.SUBSCRIPTION;
        };
    }

    public Optional<String> name() {
        return Optional.ofNullable(chosen.definition().getName());
    }

    /// All that the operation declares, in its order.
    public List<Operation.Variable> variables() {
        return variables;
    }

    /// The variables of `@skip` and `@include`: whose values decide the normalized operation.
    public Set<String> conditionVariables() {
        return conditionVariables;
    }

    /// Whether the values fit their types: GraphQL specification, section 6.1.2 "Coercing Variable
    /// Values". The values themselves stay as they came.
    ///
    /// @param object index of the object of variables, or -1 when the request has none
    public List<OperationError> checkVariables(Tape tape, int object) {
        return checkVariables.apply(tape, object);
    }

    /// The values of [#conditionVariables] that the request has; others have their default. Call it
    /// on checked variables.
    public Map<String, Boolean> conditionValues(Tape tape, int object) {
        return checkVariables.conditionValues(tape, object);
    }

    /// @param conditionValues as [#conditionValues] gives them
    public Checked<Operation> normalize(Map<String, Boolean> conditionValues) {
        return normalize(conditionValues, limits.stepsMax());
    }

    /// The same with less patience, for callers that normalize again what takes more: then the
    /// operation is refused as too large.
    ///
    /// @param stepsMax selections that are looked at for now
    public Checked<Operation> normalize(Map<String, Boolean> conditionValues, int stepsMax) {
        String rootType = types.rootType(kind());
        CollectSelections collect =
                new CollectSelections(
                        chosen, types, conditions(conditionValues), limits.within(stepsMax));
        return collect.from(rootType)
                .then(
                        selections ->
                                new Checked.Valid<>(
                                        new Operation(
                                                kind(),
                                                name(),
                                                rootType,
                                                selections,
                                                DropUnusedVariables.apply(variables, selections))));
    }

    private Map<String, Boolean> conditions(Map<String, Boolean> given) {
        Map<String, Boolean> all = new java.util.HashMap<>();
        for (Operation.Variable variable : variables) {
            if (conditionVariables.contains(variable.name())) {
                all.put(variable.name(), "true".equals(variable.defaultValue()));
            }
        }
        all.putAll(given);
        return all;
    }
}
