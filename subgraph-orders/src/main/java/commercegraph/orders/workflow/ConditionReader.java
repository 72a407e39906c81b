package commercegraph.orders.workflow;

import commercegraph.orders.workflow.Condition.And;
import commercegraph.orders.workflow.Condition.Compare;
import commercegraph.orders.workflow.Condition.IsPresent;
import commercegraph.orders.workflow.Condition.Not;
import commercegraph.orders.workflow.Condition.Or;
import commercegraph.orders.workflow.Condition.Same;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// Reads the condition of a rule of a `Choice`. Amazon States Language specification, "Data-test
/// expression".
final class ConditionReader {
    /// For each comparison of numbers, the signs of `variable - value` with which it holds.
    private static final Map<String, List<Integer>> SIGNS =
            Map.of(
                    "NumericEquals", List.of(0),
                    "NumericLessThan", List.of(-1),
                    "NumericGreaterThan", List.of(1),
                    "NumericLessThanEquals", List.of(-1, 0),
                    "NumericGreaterThanEquals", List.of(0, 1));

    private ConditionReader() {}

    static Condition read(Fields rule) {
        if (rule.has("And")) {
            return new And(all(rule, "And"));
        }
        if (rule.has("Or")) {
            return new Or(all(rule, "Or"));
        }
        if (rule.has("Not")) {
            return new Not(read(Fields.of(rule.where() + ".Not", rule.object("Not"))));
        }
        return comparison(rule);
    }

    private static List<Condition> all(Fields rule, String field) {
        return rule.list(field).stream().map(ConditionReader::read).toList();
    }

    private static Condition comparison(Fields rule) {
        Path variable = Path.parse(rule.string("Variable"), rule.where() + ".Variable");
        Fields operators = rule.without("Variable");
        if (operators.values().size() != 1) {
            throw rule.fault("Choices", "a comparison has exactly one operator");
        }
        String operator = operators.values().keySet().iterator().next();
        return switch (operators.values().get(operator)) {
            case String text when operator.equals("StringEquals") -> new Same(variable, text);
            case Boolean bool when operator.equals("BooleanEquals") -> new Same(variable, bool);
            case Boolean expected when operator.equals("IsPresent") ->
                    new IsPresent(variable, expected);
            case Number number when SIGNS.containsKey(operator) ->
                    new Compare(
                            variable,
                            new BigDecimal(number.toString()),
                            SIGNS.getOrDefault(operator, List.of()));
            case null, default ->
                    throw rule.fault(operator, "this comparison or its value is not implemented");
        };
    }
}
