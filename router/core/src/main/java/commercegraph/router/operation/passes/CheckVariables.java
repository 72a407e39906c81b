package commercegraph.router.operation.passes;

import commercegraph.router.json.JsonKey;
import commercegraph.router.json.Kind;
import commercegraph.router.json.Tape;
import commercegraph.router.operation.ApiTypes;
import commercegraph.router.operation.Operation.Variable;
import commercegraph.router.operation.OperationError;
import commercegraph.router.supergraph.TypeReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// GraphQL specification, section 6.1.2 "CoerceVariableValues()", without changing a value: a
/// default stays in the definition, a single value for a list stays single.
///
/// What an operation declares is read once, and its requests are checked against that.
public final class CheckVariables {
    private final ApiTypes types;
    private final List<Declared> declared;
    private final List<JsonKey> conditions;

    /// @param conditionNames of the variables that `@skip` and `@include` use
    public CheckVariables(
            List<Variable> variables, Collection<String> conditionNames, ApiTypes types) {
        this.types = types;
        this.declared = variables.stream().map(Declared::of).toList();
        this.conditions = conditionNames.stream().map(JsonKey::of).toList();
    }

    /// @param optional a request may be without it
    private record Declared(JsonKey key, TypeReference type, boolean optional) {
        static Declared of(Variable variable) {
            TypeReference type = TypeReference.parse(variable.type());
            return new Declared(
                    JsonKey.of(variable.name()),
                    type,
                    !(type instanceof TypeReference.NonNull) || variable.defaultValue() != null);
        }
    }

    /// @param object index of the object of variables, or -1 when there is none
    public List<OperationError> apply(Tape tape, int object) {
        if (declared.isEmpty()) {
            return List.of();
        }
        ValueCheck check = new ValueCheck(types, tape);
        for (Declared variable : declared) {
            int value = object < 0 ? -1 : tape.find(object, variable.key());
            ValuePath path = ValuePath.variable(variable.key().name());
            if (value >= 0) {
                check.check(variable.type(), value, path);
            } else if (!variable.optional()) {
                check.wrong(path, "of type " + variable.type() + " must have a value");
            }
        }
        return check.errors();
    }

    public Map<String, Boolean> conditionValues(Tape tape, int object) {
        if (conditions.isEmpty()) {
            return Map.of();
        }
        Map<String, Boolean> values = new HashMap<>();
        for (JsonKey name : conditions) {
            int value = object < 0 ? -1 : tape.find(object, name);
            if (value >= 0) {
                values.put(name.name(), tape.kind(value) == Kind.TRUE);
            }
        }
        return values;
    }
}
