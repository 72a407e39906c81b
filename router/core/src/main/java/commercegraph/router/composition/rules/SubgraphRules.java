package commercegraph.router.composition.rules;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import java.util.List;

/// Every rule of a subgraph. Those of GraphQL come first: where one of them is broken, those of the
/// federation would only tell of the consequences.
public final class SubgraphRules {
    private static final List<SubgraphRule> GRAPHQL =
            List.of(
                    new KnownTypes(),
                    new TypePositions(),
                    new TypesAreNotEmpty(),
                    new KnownDirectives(),
                    new DefaultValues(),
                    new ImplementedInterfaces(),
                    new InputCycles());

    private static final List<SubgraphRule> FEDERATION =
            List.of(
                    new DirectiveDefinitions(),
                    new KeyFieldSets(),
                    new RequiresFieldSets(),
                    new ProvidesFieldSets(),
                    new ExternalOnInterface(),
                    new ExternalIsUsed(),
                    new InterfaceKeysOnImplementations(),
                    new InterfaceObjectsHaveKeys(),
                    new ShareableUsage(),
                    new CostUsage(),
                    new ListSizeUsage(),
                    new GuardsOnInterfaces(),
                    new ContextNames(),
                    new ContextualArguments());

    private SubgraphRules() {}

    public static List<CompositionError> checkGraphQl(SubgraphSchema schema) {
        return check(GRAPHQL, schema);
    }

    /// For schemas that are valid GraphQL, Federation 1 already rewritten.
    public static List<CompositionError> checkFederation(SubgraphSchema schema) {
        return check(FEDERATION, schema);
    }

    private static List<CompositionError> check(List<SubgraphRule> rules, SubgraphSchema schema) {
        return rules.stream().flatMap(rule -> rule.check(schema)).toList();
    }
}
