package commercegraph.router.operation.passes;

import commercegraph.router.json.JsonKey;
import commercegraph.router.json.Kind;
import commercegraph.router.json.Tape;
import commercegraph.router.operation.ApiTypes;
import commercegraph.router.operation.Operation.Variable;
import commercegraph.router.operation.OperationError;
import commercegraph.router.operation.OperationError.Code;
import commercegraph.router.supergraph.TypeReference;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// GraphQL specification, section 6.1.2 "CoerceVariableValues()", without changing a value: a
/// default stays in the definition, a single value for a list stays single.
public final class CheckVariables {
    private final ApiTypes types;
    private final Tape tape;
    private final List<OperationError> errors = new ArrayList<>();

    private CheckVariables(ApiTypes types, Tape tape) {
        this.types = types;
        this.tape = tape;
    }

    /// @param object index of the object of variables, or -1 when there is none
    public static List<OperationError> apply(
            List<Variable> variables, ApiTypes types, Tape tape, int object) {
        CheckVariables check = new CheckVariables(types, tape);
        for (Variable variable : variables) {
            check.variable(
                    variable, object < 0 ? -1 : tape.find(object, JsonKey.of(variable.name())));
        }
        return check.errors;
    }

    public static Map<String, Boolean> conditionValues(Set<String> names, Tape tape, int object) {
        Map<String, Boolean> values = new HashMap<>();
        for (String name : names) {
            int value = object < 0 ? -1 : tape.find(object, JsonKey.of(name));
            if (value >= 0) {
                values.put(name, tape.kind(value) == Kind.TRUE);
            }
        }
        return values;
    }

    private void variable(Variable variable, int value) {
        TypeReference type = TypeReference.parse(variable.type());
        if (value >= 0) {
            check(type, value, "$" + variable.name());
        } else if (type instanceof TypeReference.NonNull && variable.defaultValue() == null) {
            wrong("$" + variable.name(), "of type " + type + " must have a value");
        }
    }

    private void check(TypeReference type, int value, String path) {
        switch (type) {
            case TypeReference.NonNull(var of) -> {
                if (tape.isNull(value)) {
                    wrong(path, "of type " + type + " must not be null");
                } else {
                    check(of, value, path);
                }
            }
            case TypeReference.ListOf(var of) -> {
                if (tape.isArray(value)) {
                    items(of, value, path);
                } else if (!tape.isNull(value)) {
                    check(of, value, path);
                }
            }
            case TypeReference.Named(var name) -> {
                if (!tape.isNull(value)) {
                    named(name, value, path);
                }
            }
        }
    }

    private void items(TypeReference type, int array, String path) {
        int item = tape.first(array);
        for (int index = 0; index < tape.size(array); index++, item = tape.next(item)) {
            check(type, item, path + "[" + index + "]");
        }
    }

    private void named(String name, int value, String path) {
        switch (types.named(name)) {
            case GraphQLScalarType scalar -> {
                if (!isScalar(scalar.getName(), value)) {
                    wrong(path, "must be of type " + name);
                }
            }
            case GraphQLEnumType constants -> {
                if (!tape.isString(value) || constants.getValue(tape.text(value)) == null) {
                    wrong(path, "must be a value of enum " + name);
                }
            }
            case GraphQLInputObjectType input -> {
                if (tape.isObject(value)) {
                    inputObject(input, value, path);
                } else {
                    wrong(path, "must be an object of type " + name);
                }
            }
            case null, default -> wrong(path, "is of type " + name + ", which is no input type");
        }
    }

    private void inputObject(GraphQLInputObjectType input, int object, String path) {
        Set<String> given = new HashSet<>();
        int key = tape.first(object);
        for (int index = 0; index < tape.size(object); index++) {
            String name = tape.text(key);
            int value = tape.valueOf(key);
            GraphQLInputObjectField field = input.getField(name);
            given.add(name);
            if (field == null) {
                wrong(path, "has no field \"" + name + "\" in type " + input.getName());
            } else {
                check(type(field), value, path + "." + name);
            }
            key = tape.next(value);
        }
        for (GraphQLInputObjectField field : input.getFields()) {
            if (GraphQLTypeUtil.isNonNull(field.getType())
                    && !field.hasSetDefaultValue()
                    && !given.contains(field.getName())) {
                wrong(path + "." + field.getName(), "of type " + type(field) + " is required");
            }
        }
        if (input.isOneOf() && given.size() != 1) {
            wrong(path, "must have exactly one field, as type " + input.getName() + " says");
        }
    }

    private static TypeReference type(GraphQLInputObjectField field) {
        return TypeReference.parse(GraphQLTypeUtil.simplePrint(field.getType()));
    }

    /// Custom scalars take anything: the subgraph decides.
    private boolean isScalar(String name, int value) {
        Kind kind = tape.kind(value);
        return switch (name) {
            case "Int" -> isInt(kind, value);
            case "Float" -> kind == Kind.INTEGER || kind == Kind.DECIMAL;
            case "String" -> kind == Kind.STRING;
            case "Boolean" -> kind == Kind.TRUE || kind == Kind.FALSE;
            case "ID" -> kind == Kind.STRING || kind == Kind.INTEGER;
            default -> true;
        };
    }

    /// JSON does not tell 1 from 1.0, so an integral decimal is an Int.
    private boolean isInt(Kind kind, int value) {
        if (kind != Kind.INTEGER && kind != Kind.DECIMAL) {
            return false;
        }
        double number = tape.doubleValue(value);
        return number == Math.rint(number)
                && number >= Integer.MIN_VALUE
                && number <= Integer.MAX_VALUE;
    }

    private void wrong(String path, String what) {
        errors.add(
                OperationError.of(Code.BAD_USER_INPUT, "Variable \"" + path + "\" " + what + "."));
    }
}
