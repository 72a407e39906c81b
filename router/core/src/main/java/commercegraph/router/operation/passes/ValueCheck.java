package commercegraph.router.operation.passes;

import commercegraph.router.json.Kind;
import commercegraph.router.json.Tape;
import commercegraph.router.operation.ApiTypes;
import commercegraph.router.operation.InputObject;
import commercegraph.router.operation.OperationError;
import commercegraph.router.operation.OperationError.Code;
import commercegraph.router.supergraph.TypeReference;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLScalarType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Holds the values of one request against their types, and collects all that is wrong.
final class ValueCheck {
    private final ApiTypes types;
    private final Tape tape;
    private final List<OperationError> errors = new ArrayList<>(0);

    ValueCheck(ApiTypes types, Tape tape) {
        this.types = types;
        this.tape = tape;
    }

    List<OperationError> errors() {
        return errors;
    }

    void check(TypeReference type, int value, ValuePath path) {
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

    private void items(TypeReference type, int array, ValuePath path) {
        int item = tape.first(array);
        for (int index = 0; index < tape.size(array); index++, item = tape.next(item)) {
            check(type, item, path.item(index));
        }
    }

    private void named(String name, int value, ValuePath path) {
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
            case GraphQLInputObjectType _ -> {
                if (tape.isObject(value)) {
                    inputObject(types.inputObject(name), value, path);
                } else {
                    wrong(path, "must be an object of type " + name);
                }
            }
            case null, default -> wrong(path, "is of type " + name + ", which is no input type");
        }
    }

    private void inputObject(InputObject input, int object, ValuePath path) {
        int key = tape.first(object);
        for (int index = 0; index < tape.size(object); index++) {
            String name = tape.text(key);
            int value = tape.valueOf(key);
            InputObject.Field field = input.fields().get(name);
            if (field == null) {
                wrong(path, "has no field \"" + name + "\" in type " + input.name());
            } else {
                check(field.type(), value, path.field(name));
            }
            key = tape.next(value);
        }
        for (InputObject.Field field : input.required()) {
            if (tape.find(object, field.key()) < 0) {
                wrong(path.field(field.key().name()), "of type " + field.type() + " is required");
            }
        }
        if (input.oneOf() && !isOne(object)) {
            wrong(path, "must have exactly one field, as type " + input.name() + " says");
        }
    }

    /// A key that stands there twice is still one field; null is not the one that is asked for.
    private boolean isOne(int object) {
        Set<String> given = new HashSet<>();
        int key = tape.first(object);
        for (int index = 0; index < tape.size(object); index++) {
            given.add(tape.text(key));
            key = tape.next(tape.valueOf(key));
        }
        return given.size() == 1 && !tape.isNull(tape.valueOf(tape.first(object)));
    }

    /// Custom scalars take anything: the subgraph decides.
    private boolean isScalar(String name, int value) {
        Kind kind = tape.kind(value);
        return switch (name) {
            case "Int" -> isInt(kind, value);
            case "Float" -> isFloat(kind, value);
            case "String" -> kind == Kind.STRING;
            case "Boolean" -> kind == Kind.TRUE || kind == Kind.FALSE;
            case "ID" -> kind == Kind.STRING || kind == Kind.INTEGER;
            default -> true;
        };
    }

    /// JSON has numbers that no `Float` holds.
    private boolean isFloat(Kind kind, int value) {
        return (kind == Kind.INTEGER || kind == Kind.DECIMAL)
                && Double.isFinite(tape.doubleValue(value));
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

    void wrong(ValuePath path, String what) {
        errors.add(
                OperationError.of(Code.BAD_USER_INPUT, "Variable \"" + path + "\" " + what + "."));
    }
}
