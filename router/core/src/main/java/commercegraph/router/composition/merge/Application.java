package commercegraph.router.composition.merge;

import commercegraph.router.federation.Literals;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.EnumValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A directive at a place of the supergraph.
public record Application(String name, Map<String, Value<?>> arguments) {

    static Application of(String name, Directive node) {
        Map<String, Value<?>> arguments = new LinkedHashMap<>();
        for (Argument argument : node.getArguments()) {
            arguments.put(argument.getName(), argument.getValue());
        }
        return new Application(name, arguments);
    }

    static Builder named(String name) {
        return new Builder(name);
    }

    /// `@name(argument: value)`.
    public String text() {
        return arguments.isEmpty()
                ? "@" + name
                : arguments.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + Literals.text(entry.getValue()))
                        .collect(Collectors.joining(", ", "@" + name + "(", ")"));
    }

    static final class Builder {
        private final String name;
        private final Map<String, Value<?>> arguments = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        Builder with(String argument, Value<?> value) {
            arguments.put(argument, value);
            return this;
        }

        Builder constant(String argument, String value) {
            return with(argument, new EnumValue(value));
        }

        Builder string(String argument, String value) {
            return with(argument, new StringValue(value));
        }

        Builder isTrue(String argument, boolean value) {
            return value ? with(argument, new BooleanValue(true)) : this;
        }

        Builder list(String argument, List<? extends Value<?>> values) {
            ArrayValue.Builder list = ArrayValue.newArrayValue();
            values.forEach(list::value);
            return with(argument, list.build());
        }

        Application build() {
            return new Application(name, arguments);
        }
    }
}
