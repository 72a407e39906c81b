package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.HintCode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import graphql.language.AstPrinter;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectiveLocation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Directives that clients may write in operations: those that every subgraph defines, at the
/// places where all allow them, since a directive may reach any subgraph.
final class ExecutableDirectives {
    private static final Set<String> PLACES =
            Set.of(
                    "QUERY",
                    "MUTATION",
                    "SUBSCRIPTION",
                    "FIELD",
                    "FRAGMENT_DEFINITION",
                    "FRAGMENT_SPREAD",
                    "INLINE_FRAGMENT",
                    "VARIABLE_DEFINITION");
    private static final Set<String> BUILT_IN =
            Set.of("skip", "include", "deprecated", "specifiedBy", "oneOf", "defer", "stream");

    private ExecutableDirectives() {}

    static List<String> definitions(MergeContext context) {
        Set<String> names = new LinkedHashSet<>();
        context.subgraphs().forEach(subgraph -> names.addAll(subgraph.directives().keySet()));
        names.removeAll(BUILT_IN);
        List<String> definitions = new ArrayList<>();
        for (String name : names) {
            List<DirectiveDefinition> known = new ArrayList<>();
            for (SubgraphSchema subgraph : context.subgraphs()) {
                DirectiveDefinition definition = subgraph.directives().get(name);
                if (definition != null
                        && !subgraph.links().directives().containsKey(name)
                        && subgraph.links().featureOf(name).isEmpty()) {
                    known.add(definition);
                }
            }
            List<DirectiveLocation> locations = commonLocations(known);
            if (known.size() == context.subgraphs().size() && !locations.isEmpty()) {
                definitions.add(AstPrinter.printAst(merge(known, locations)));
            } else if (!locations.isEmpty()) {
                context.findings()
                        .hint(
                                HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE,
                                "directive \"@%s\" is left out: not every subgraph has it"
                                        .formatted(name),
                                List.of());
            }
        }
        return definitions;
    }

    private static List<DirectiveLocation> commonLocations(List<DirectiveDefinition> known) {
        if (known.isEmpty()) {
            return List.of();
        }
        return known.getFirst().getDirectiveLocations().stream()
                .filter(location -> PLACES.contains(location.getName()))
                .filter(
                        location ->
                                known.stream()
                                        .allMatch(
                                                other ->
                                                        other.getDirectiveLocations().stream()
                                                                .anyMatch(
                                                                        candidate ->
                                                                                candidate
                                                                                        .getName()
                                                                                        .equals(
                                                                                                location
                                                                                                        .getName()))))
                .toList();
    }

    private static DirectiveDefinition merge(
            List<DirectiveDefinition> known, List<DirectiveLocation> locations) {
        return known.getFirst()
                .transform(
                        builder ->
                                builder.directiveLocations(locations)
                                        .repeatable(
                                                known.stream()
                                                        .allMatch(
                                                                DirectiveDefinition
                                                                        ::isRepeatable)));
    }
}
