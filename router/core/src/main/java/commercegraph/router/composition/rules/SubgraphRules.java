package commercegraph.router.composition.rules;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import java.util.List;
import java.util.Optional;

/// Every rule of a subgraph, in stages: where one is broken, those of the next stage would only
/// tell of the consequences.
public final class SubgraphRules {
    /// What is named is there. Told together with what makes a schema unreadable.
    private static final List<SubgraphRule> NAMES =
            List.of(new DirectiveDefinitions(), new KnownTypes(), new KnownDirectives());

    private static final List<SubgraphRule> GRAPHQL =
            List.of(
                    new ReservedNames(),
                    new TypePositions(),
                    new TypesAreNotEmpty(),
                    new DirectiveUsage(),
                    new DeprecatedInputs(),
                    new DefaultValues(),
                    new ImplementedInterfaces(),
                    new InputCycles());

    private static final List<SubgraphRule> FEDERATION =
            List.of(
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

    /// Tells what is wrong with a schema as it was read. What federation asks of a Federation 1
    /// schema is asked when that has been rewritten.
    ///
    /// @param findings what the reading told, to which the rules add
    public static void check(SubgraphSchema schema, Findings findings) {
        findings.addAll(check(NAMES, schema));
        if (!findings.hasErrors()) {
            findings.addAll(check(GRAPHQL, schema));
        }
        if (!findings.hasErrors()) {
            findings.addAll(check(List.of(new RootNames()), schema));
            if (schema.links().isFederationTwo()) {
                findings.addAll(checkFederation(schema));
            }
        }
    }

    /// For schemas that are valid GraphQL, Federation 1 already rewritten.
    public static List<CompositionError> checkFederation(SubgraphSchema schema) {
        Optional<CompositionError> misplaced = new ProvidesTargets().check(schema).findFirst();
        return misplaced.map(List::of).orElseGet(() -> check(FEDERATION, schema));
    }

    private static List<CompositionError> check(List<SubgraphRule> rules, SubgraphSchema schema) {
        return rules.stream().flatMap(rule -> rule.check(schema)).toList();
    }
}
