package commercegraph.router.composition.merge;

import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.ContextSelection;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.federation.SubgraphName;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes the `@join__field`s of a field. They are left away where they would say nothing but that
/// every subgraph with the type has it.
final class JoinFields {
    private JoinFields() {}

    static boolean areNeeded(FieldSources sources, boolean allTypesEqual, Overrides overrides) {
        if (!allTypesEqual || overrides.matter() || !sources.absent().isEmpty()) {
            return true;
        }
        for (Source<FieldNode> source : sources.present()) {
            FieldNode field = source.node();
            if (overrides.isUnused(source.subgraph().name())
                    || source.subgraph().facts().isExternal(field)
                    || field.has(FederationDirective.PROVIDES)
                    || field.has(FederationDirective.REQUIRES)
                    || !contextArguments(source).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    static List<Application> of(
            FieldSources sources,
            boolean allTypesEqual,
            Overrides overrides,
            MergeContext context) {
        List<Application> joins = new ArrayList<>();
        for (Source<FieldNode> source : sources.present()) {
            SubgraphName subgraph = source.subgraph().name();
            if (!overrides.isUnused(subgraph) || overrides.label(subgraph) != null) {
                joins.add(join(source, allTypesEqual, overrides, context));
            }
        }
        return joins;
    }

    private static Application join(
            Source<FieldNode> source,
            boolean allTypesEqual,
            Overrides overrides,
            MergeContext context) {
        FieldNode field = source.node();
        SubgraphSchema subgraph = source.subgraph();
        Application.Builder join =
                Application.named("join__field").constant("graph", context.graph(subgraph));
        argument(field, FederationDirective.REQUIRES, "fields")
                .ifPresent(fields -> join.string("requires", fields));
        argument(field, FederationDirective.PROVIDES, "fields")
                .ifPresent(fields -> join.string("provides", fields));
        if (!allTypesEqual) {
            join.string("type", field.type().toString());
        }
        join.isTrue("external", subgraph.facts().isExternal(field));
        argument(field, FederationDirective.OVERRIDE, "from")
                .ifPresent(from -> join.string("override", from));
        join.isTrue("usedOverridden", overrides.isUsed(subgraph.name()));
        String label = overrides.label(subgraph.name());
        if (label != null) {
            join.string("overrideLabel", label);
        }
        List<Value<?>> contextArguments = contextArguments(source);
        if (!contextArguments.isEmpty()) {
            join.list("contextArguments", contextArguments);
        }
        return join.build();
    }

    private static Optional<String> argument(
            FieldNode field, FederationDirective directive, String name) {
        return field.first(directive).flatMap(applied -> applied.string(name));
    }

    private static List<Value<?>> contextArguments(Source<FieldNode> source) {
        List<Value<?>> arguments = new ArrayList<>();
        for (InputNode argument : source.node().arguments().values()) {
            Optional<Applied> fromContext = argument.first(FederationDirective.FROM_CONTEXT);
            fromContext
                    .flatMap(ContextSelection::of)
                    .ifPresent(
                            selection ->
                                    arguments.add(
                                            contextArgument(
                                                    source.subgraph(), argument, selection)));
        }
        return arguments;
    }

    private static Value<?> contextArgument(
            SubgraphSchema subgraph, InputNode argument, ContextSelection selection) {
        return ObjectValue.newObjectValue()
                .objectField(string("context", subgraph.name() + "__" + selection.context()))
                .objectField(string("name", argument.name()))
                .objectField(string("type", argument.type().toString()))
                .objectField(string("selection", selection.selection()))
                .build();
    }

    private static ObjectField string(String name, String value) {
        return new ObjectField(name, new StringValue(value));
    }
}
