package commercegraph.router.composition.rules;

import commercegraph.router.composition.merge.MergedSchema;
import commercegraph.router.composition.report.CompositionError;
import java.util.List;

/// Every rule of the merged schema.
public final class SupergraphRules {
    private static final List<SupergraphRule> RULES =
            List.of(
                    new InterfaceFieldsAreImplemented(),
                    new RequirementsCanBeAsked(),
                    new GuardedRequirements());

    /// Only where all others hold: they tell what is wrong with the API schema.
    private static final List<SupergraphRule> ACCESS =
            List.of(
                    new InaccessibleTypes(),
                    new InaccessibleFields(),
                    new InaccessibleInputs(),
                    new InaccessibleDefaults());

    private SupergraphRules() {}

    public static List<CompositionError> check(MergedSchema schema) {
        List<CompositionError> errors = check(RULES, schema);
        return errors.isEmpty() ? check(ACCESS, schema) : errors;
    }

    private static List<CompositionError> check(List<SupergraphRule> rules, MergedSchema schema) {
        return rules.stream().flatMap(rule -> rule.check(schema)).toList();
    }
}
