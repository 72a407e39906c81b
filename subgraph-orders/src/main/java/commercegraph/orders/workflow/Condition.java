package commercegraph.orders.workflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What a rule of a `Choice` asks of the document. A path that leads nowhere makes a comparison
/// false.
sealed interface Condition {
    record And(List<Condition> conditions) implements Condition {
        public And {
            conditions = List.copyOf(conditions);
        }
    }

    record Or(List<Condition> conditions) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
        }
    }

    record Not(Condition condition) implements Condition {}

    record IsPresent(Path variable, boolean expected) implements Condition {}

    /// Strings and booleans: equal or not.
    record Same(Path variable, Object expected) implements Condition {}

    /// Numbers: the sign of the comparison is one of `signs`.
    record Compare(Path variable, BigDecimal with, List<Integer> signs) implements Condition {
        public Compare {
            signs = List.copyOf(signs);
        }
    }

    default boolean holds(Object document, Object context) {
        return switch (this) {
            case And(var conditions) ->
                    conditions.stream().allMatch(each -> each.holds(document, context));
            case Or(var conditions) ->
                    conditions.stream().anyMatch(each -> each.holds(document, context));
            case Not(var condition) -> !condition.holds(document, context);
            case IsPresent(var variable, var expected) ->
                    variable.read(document, context).isPresent() == expected;
            case Same(var variable, var expected) ->
                    variable.read(document, context).filter(expected::equals).isPresent();
            case Compare(var variable, var with, var signs) ->
                    number(variable.read(document, context))
                            .filter(value -> signs.contains(Integer.signum(value.compareTo(with))))
                            .isPresent();
        };
    }

    private static Optional<BigDecimal> number(Optional<Object> value) {
        return value.filter(Number.class::isInstance)
                .map(number -> new BigDecimal(number.toString()));
    }
}
