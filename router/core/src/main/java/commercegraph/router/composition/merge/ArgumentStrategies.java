package commercegraph.router.composition.merge;

import commercegraph.router.federation.FederationDirective;
import commercegraph.router.federation.Literals;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// How different arguments of one directive become one: what guards a field must all hold, and a
/// cost is the highest that anyone names.
final class ArgumentStrategies {
    private ArgumentStrategies() {}

    static boolean has(FederationDirective directive) {
        return switch (directive) {
            case REQUIRES_SCOPES, POLICY, COST, LIST_SIZE -> true;
            default -> false;
        };
    }

    static Application merge(
            String name, FederationDirective directive, List<Application> applications) {
        Map<String, Value<?>> merged = new LinkedHashMap<>();
        switch (directive) {
            case REQUIRES_SCOPES -> merged.put("scopes", both(values(applications, "scopes")));
            case POLICY -> merged.put("policies", both(values(applications, "policies")));
            case COST -> putHighest(merged, "weight", applications);
            case LIST_SIZE -> {
                putHighest(merged, "assumedSize", applications);
                putUnion(merged, "slicingArguments", applications);
                putUnion(merged, "sizedFields", applications);
                putAll(merged, "requireOneSlicingArgument", applications);
            }
            default -> throw new IllegalArgumentException("cannot be merged: " + directive);
        }
        return new Application(name, merged);
    }

    private static List<Value<?>> values(List<Application> applications, String argument) {
        List<Value<?>> values = new ArrayList<>();
        for (Application application : applications) {
            Value<?> value = application.arguments().get(argument);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /// Each list is an alternative of requirements that hold together. Both must be met: every pair
    /// of alternatives, without those that ask for more than another one does.
    private static Value<?> both(List<Value<?>> values) {
        Set<Set<String>> merged = Set.of(Set.of());
        for (Value<?> value : values) {
            Set<Set<String>> pairs = new LinkedHashSet<>();
            for (Set<String> left : merged) {
                for (Set<String> right : alternatives(value)) {
                    Set<String> pair = new TreeSet<>(left);
                    pair.addAll(right);
                    pairs.add(pair);
                }
            }
            merged = withoutSupersets(pairs);
        }
        ArrayValue.Builder outer = ArrayValue.newArrayValue();
        for (Set<String> alternative : merged) {
            ArrayValue.Builder inner = ArrayValue.newArrayValue();
            alternative.forEach(scope -> inner.value(new StringValue(scope)));
            outer.value(inner.build());
        }
        return outer.build();
    }

    private static Set<Set<String>> withoutSupersets(Set<Set<String>> sets) {
        Set<Set<String>> kept = new LinkedHashSet<>();
        for (Set<String> candidate : sets) {
            boolean more =
                    sets.stream()
                            .anyMatch(
                                    other ->
                                            !other.equals(candidate)
                                                    && candidate.containsAll(other));
            if (!more) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    static List<Set<String>> alternatives(Value<?> value) {
        List<Set<String>> alternatives = new ArrayList<>();
        for (Value<?> alternative : items(value)) {
            Set<String> together = new TreeSet<>();
            for (Value<?> scope : items(alternative)) {
                if (scope instanceof StringValue string) {
                    together.add(String.valueOf(string.getValue()));
                }
            }
            alternatives.add(together);
        }
        return alternatives;
    }

    @SuppressWarnings("unchecked")
    private static List<Value<?>> items(Value<?> value) {
        return value instanceof ArrayValue list
                ? (List<Value<?>>) (List<?>) list.getValues()
                : List.of(value);
    }

    private static void putHighest(
            Map<String, Value<?>> merged, String argument, List<Application> applications) {
        values(applications, argument).stream()
                .filter(IntValue.class::isInstance)
                .map(value -> ((IntValue) value).getValue())
                .max(BigInteger::compareTo)
                .ifPresent(highest -> merged.put(argument, new IntValue(highest)));
    }

    private static void putUnion(
            Map<String, Value<?>> merged, String argument, List<Application> applications) {
        Map<String, Value<?>> items = new LinkedHashMap<>();
        for (Value<?> value : values(applications, argument)) {
            items(value).forEach(item -> items.putIfAbsent(Literals.text(item), item));
        }
        if (!values(applications, argument).isEmpty()) {
            ArrayValue.Builder union = ArrayValue.newArrayValue();
            items.values().forEach(union::value);
            merged.put(argument, union.build());
        }
    }

    /// True, which is the default, only where everyone says so.
    private static void putAll(
            Map<String, Value<?>> merged, String argument, List<Application> applications) {
        boolean all =
                values(applications, argument).stream()
                        .noneMatch(value -> value instanceof BooleanValue bool && !bool.isValue());
        merged.put(argument, new BooleanValue(all));
    }
}
