package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.HintCode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import graphql.language.Description;
import graphql.language.DirectiveDefinition;
import graphql.language.NamedNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /// By name, those that every subgraph has.
    static Map<String, MergedDirective> merge(MergeContext context) {
        Set<String> names = new LinkedHashSet<>();
        context.subgraphs().forEach(subgraph -> names.addAll(subgraph.directives().keySet()));
        names.removeAll(BUILT_IN);
        Map<String, MergedDirective> merged = new LinkedHashMap<>();
        for (String name : names) {
            merge(name, context).ifPresent(directive -> merged.put(name, directive));
        }
        return merged;
    }

    private static Optional<MergedDirective> merge(String name, MergeContext context) {
        List<SubgraphSchema> known = new ArrayList<>();
        List<DirectiveDefinition> definitions = new ArrayList<>();
        for (SubgraphSchema subgraph : context.subgraphs()) {
            DirectiveDefinition definition = subgraph.directives().get(name);
            if (definition != null
                    && !subgraph.links().directives().containsKey(name)
                    && subgraph.links().featureOf(name).isEmpty()
                    && definition.getDirectiveLocations().stream()
                            .anyMatch(location -> PLACES.contains(location.getName()))) {
                known.add(subgraph);
                definitions.add(definition);
            }
        }
        if (known.isEmpty()) {
            return Optional.empty();
        }
        if (known.size() < context.subgraphs().size()) {
            hint(
                    HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE,
                    "directive \"@%s\" is left out: not every subgraph has it",
                    name,
                    context);
            return Optional.empty();
        }
        List<String> places = places(definitions);
        if (places.isEmpty()) {
            hint(
                    HintCode.NO_EXECUTABLE_DIRECTIVE_INTERSECTION,
                    "directive \"@%s\" is left out: the subgraphs allow it at different places",
                    name,
                    context);
            return Optional.empty();
        }
        tellDifferences(name, definitions, places, context);
        return Optional.of(
                new MergedDirective(
                        name,
                        description(definitions),
                        Arguments.ofDirective(name, known, context),
                        definitions.stream().allMatch(DirectiveDefinition::isRepeatable),
                        places));
    }

    private static void tellDifferences(
            String name,
            List<DirectiveDefinition> definitions,
            List<String> places,
            MergeContext context) {
        if (definitions.stream()
                .anyMatch(definition -> places(List.of(definition)).size() > places.size())) {
            hint(
                    HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_LOCATIONS,
                    "directive \"@%s\" is allowed only where every subgraph allows it",
                    name,
                    context);
        }
        if (definitions.stream().map(DirectiveDefinition::isRepeatable).distinct().count() > 1) {
            hint(
                    HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_REPEATABLE,
                    "directive \"@%s\" is not repeatable in every subgraph",
                    name,
                    context);
        }
        if (definitions.stream().flatMap(definition -> text(definition).stream()).distinct().count()
                > 1) {
            hint(
                    HintCode.INCONSISTENT_DESCRIPTION,
                    "directive \"@%s\" has different descriptions",
                    name,
                    context);
        }
    }

    private static void hint(HintCode code, String message, String name, MergeContext context) {
        context.findings().hint(code, message.formatted(name), List.of());
    }

    private static Optional<String> text(DirectiveDefinition definition) {
        return Optional.ofNullable(definition.getDescription()).map(Description::getContent);
    }

    private static @Nullable String description(List<DirectiveDefinition> definitions) {
        return definitions.stream()
                .flatMap(definition -> text(definition).stream())
                .findFirst()
                .orElse(null);
    }

    /// Those of operations that all definitions allow.
    private static List<String> places(List<DirectiveDefinition> definitions) {
        List<String> places = new ArrayList<>(PLACES);
        places.sort(Comparator.naturalOrder());
        definitions.forEach(
                definition ->
                        places.retainAll(
                                definition.getDirectiveLocations().stream()
                                        .map(NamedNode::getName)
                                        .toList()));
        return places;
    }
}
