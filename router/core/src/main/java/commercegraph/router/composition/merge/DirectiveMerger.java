package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.report.HintCode;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.FederationDirective;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.EnumValue;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Merges the directives at an element. Of a repeatable one every different application stays. Of
/// another one that subgraphs apply with different arguments, the arguments are merged where there
/// is a way to ([ArgumentStrategies]); else the most frequent one stays.
final class DirectiveMerger {
    private static final Set<String> BUILT_IN = Set.of("deprecated", "specifiedBy", "oneOf");

    private final MergedDirectiveNames names;
    private final ComposedDirectives composed;
    private final AccessControl accessControl;

    DirectiveMerger(
            MergedDirectiveNames names, ComposedDirectives composed, AccessControl accessControl) {
        this.names = names;
        this.composed = composed;
        this.accessControl = accessControl;
    }

    /// One application with who wrote it.
    private record Found(SubgraphSchema subgraph, Applied applied) {}

    List<Application> merge(
            String coordinate, List<? extends Source<?>> sources, Findings findings) {
        Map<String, List<Found>> byName = new LinkedHashMap<>();
        for (Source<?> source : sources) {
            for (Applied applied : source.node().directives()) {
                String name = mergedName(source.subgraph(), applied);
                if (name != null) {
                    byName.computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(new Found(source.subgraph(), applied));
                }
            }
        }
        for (Map.Entry<FederationDirective, List<AccessControl.Inherited>> inherited :
                accessControl.inheritedBy(coordinate).entrySet()) {
            String name = names.of(inherited.getKey()).orElseThrow();
            List<Found> found = byName.computeIfAbsent(name, _ -> new ArrayList<>());
            inherited
                    .getValue()
                    .forEach(other -> found.add(new Found(other.subgraph(), other.applied())));
        }
        List<Application> merged = new ArrayList<>();
        byName.forEach((name, found) -> merged.addAll(merge(coordinate, name, found, findings)));
        return merged;
    }

    /// Null for a directive that stays in its subgraph.
    @Nullable String mergedName(SubgraphSchema subgraph, Applied applied) {
        FederationDirective federation = applied.federation();
        if (federation != null) {
            return ComposedFeature.isPassedOn(federation)
                    ? null
                    : names.of(federation).orElse(null);
        }
        return BUILT_IN.contains(applied.name()) || composed.isComposed(subgraph, applied.name())
                ? applied.name()
                : null;
    }

    private List<Application> merge(
            String coordinate, String name, List<Found> found, Findings findings) {
        Map<String, Application> different = new LinkedHashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Found one : found) {
            Application application = Application.of(name, node(one));
            String same = canonical(application);
            different.putIfAbsent(same, application);
            counts.merge(same, 1, Integer::sum);
        }
        FederationDirective federation = found.getFirst().applied().federation();
        if (different.size() == 1 || isRepeatable(name, federation)) {
            return List.copyOf(different.values());
        }
        if (federation != null && ArgumentStrategies.has(federation)) {
            findings.hint(
                    HintCode.MERGED_NON_REPEATABLE_DIRECTIVE_ARGUMENTS,
                    "the arguments of @%s at \"%s\" are merged".formatted(name, coordinate),
                    found.stream().map(one -> one.applied().place()).toList());
            return List.of(
                    ArgumentStrategies.merge(name, federation, List.copyOf(different.values())));
        }
        findings.hint(
                HintCode.INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS,
                "@%s is applied to \"%s\" with different arguments; the most frequent stays"
                        .formatted(name, coordinate),
                found.stream().map(one -> one.applied().place()).toList());
        return List.of(mostFrequent(different, counts));
    }

    private static Application mostFrequent(
            Map<String, Application> different, Map<String, Integer> counts) {
        String most = different.keySet().iterator().next();
        for (String candidate : different.keySet()) {
            if (counts.getOrDefault(candidate, 0) > counts.getOrDefault(most, 0)) {
                most = candidate;
            }
        }
        return different.getOrDefault(most, different.values().iterator().next());
    }

    /// The composed name of a context is that of its subgraph and its own.
    private static Directive node(Found found) {
        Directive node = found.applied().node();
        if (found.applied().federation() != FederationDirective.CONTEXT) {
            return node;
        }
        String name = found.subgraph().name() + "__" + found.applied().string("name").orElse("");
        return Directive.newDirective()
                .name(node.getName())
                .argument(Argument.newArgument("name", new StringValue(name)).build())
                .build();
    }

    private boolean isRepeatable(String name, @Nullable FederationDirective federation) {
        if (federation != null) {
            return federation == FederationDirective.TAG
                    || federation == FederationDirective.CONTEXT;
        }
        DirectiveDefinition definition = composed.definition(name);
        return definition != null && definition.isRepeatable();
    }

    /// The same text for what means the same: arguments in order, with their defaults.
    private String canonical(Application application) {
        Map<String, String> arguments = new TreeMap<>();
        DirectiveDefinition definition = composed.definition(application.name());
        if (definition != null) {
            for (InputValueDefinition argument : definition.getInputValueDefinitions()) {
                if (argument.getDefaultValue() != null) {
                    arguments.put(argument.getName(), Canonical.text(argument.getDefaultValue()));
                }
            }
        }
        application
                .arguments()
                .forEach((argument, value) -> arguments.put(argument, Canonical.text(value)));
        if (application.name().equals("deprecated")) {
            arguments.putIfAbsent("reason", "\"No longer supported\"");
        }
        return arguments.toString();
    }

    /// `@join__directive` for what is passed on: one for each different application, naming the
    /// subgraphs that have it.
    List<Application> passOn(List<? extends Source<?>> sources, MergeContext context) {
        Map<String, Applied> different = new LinkedHashMap<>();
        Map<String, List<Value<?>>> subgraphs = new LinkedHashMap<>();
        for (Source<?> source : sources) {
            for (Applied applied : source.node().directives()) {
                FederationDirective federation = applied.federation();
                if (federation != null && ComposedFeature.isPassedOn(federation)) {
                    String same =
                            applied.node().getArguments().stream()
                                    .map(
                                            argument ->
                                                    argument.getName()
                                                            + Canonical.text(argument.getValue()))
                                    .collect(Collectors.joining(",", federation.specName(), ""));
                    different.putIfAbsent(same, applied);
                    subgraphs
                            .computeIfAbsent(same, _ -> new ArrayList<>())
                            .add(new EnumValue(context.graph(source.subgraph())));
                }
            }
        }
        List<Application> passed = new ArrayList<>();
        different.forEach(
                (same, applied) ->
                        passed.add(passedOn(applied, subgraphs.getOrDefault(same, List.of()))));
        return passed;
    }

    private static Application passedOn(Applied applied, List<Value<?>> graphs) {
        FederationDirective federation = applied.federation();
        String name = federation == null ? applied.name() : federation.specName();
        ObjectValue.Builder arguments = ObjectValue.newObjectValue();
        applied.node()
                .getArguments()
                .forEach(
                        argument ->
                                arguments.objectField(
                                        new ObjectField(argument.getName(), argument.getValue())));
        return Application.named("join__directive")
                .list("graphs", graphs)
                .string("name", "federation__" + name)
                .with("args", arguments.build())
                .build();
    }
}
