package commercegraph.router.composition.merge;

import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives implementations the fields that only an interface object adds. They come from no
/// subgraph's version of the type, so their `@join__field` names none.
///
/// Before: `interface Item { id stars }`, `type Book implements Item { id }`, where `stars` is of
/// an interface object. After: `type Book implements Item { id stars @join__field }`.
final class InterfaceObjectFields {
    private static final Set<FederationDirective> GUARDS =
            Set.of(
                    FederationDirective.AUTHENTICATED,
                    FederationDirective.REQUIRES_SCOPES,
                    FederationDirective.POLICY);

    private InterfaceObjectFields() {}

    static Map<String, MergedType> add(
            Map<String, MergedType> types, MergedDirectiveNames names, MergeContext context) {
        Map<String, MergedType> completed = new LinkedHashMap<>(types);
        for (MergedType type : types.values()) {
            if (type instanceof MergedType.Composite object && !object.isInterface()) {
                completed.put(object.name(), completed(object, types, names, context));
            }
        }
        return completed;
    }

    private static MergedType.Composite completed(
            MergedType.Composite object,
            Map<String, MergedType> types,
            MergedDirectiveNames names,
            MergeContext context) {
        Map<String, MergedField> fields = new LinkedHashMap<>(object.fields());
        for (String implemented : object.interfaces()) {
            if (types.get(implemented) instanceof MergedType.Composite iface) {
                for (MergedField field : iface.fields().values()) {
                    if (!fields.containsKey(field.name())
                            && isProvided(implemented, field.name(), context)) {
                        fields.put(field.name(), copied(object.name(), field, names, context));
                    }
                }
            }
        }
        return fields.size() == object.fields().size() ? object : object.with(fields);
    }

    private static boolean isProvided(String iface, String field, MergeContext context) {
        for (SubgraphSchema subgraph : context.subgraphs()) {
            Composite type = subgraph.composite(iface);
            if (type != null && SubgraphSchema.isInterfaceObject(type)) {
                var node = type.fields().get(field);
                if (node != null && !subgraph.facts().isExternal(node)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static MergedField copied(
            String object, MergedField field, MergedDirectiveNames names, MergeContext context) {
        String coordinate = object + "." + field.name();
        List<Application> directives = new ArrayList<>();
        for (Application directive : field.directives()) {
            boolean guard =
                    GUARDS.stream()
                            .anyMatch(
                                    candidate ->
                                            names.of(candidate)
                                                    .filter(directive.name()::equals)
                                                    .isPresent());
            if (!guard) {
                directives.add(directive);
            }
        }
        directives.addAll(context.directives().merge(coordinate, List.of(), context.findings()));
        Map<String, MergedInput> arguments = new LinkedHashMap<>();
        field.arguments()
                .forEach(
                        (name, argument) ->
                                arguments.put(
                                        name,
                                        new MergedInput(
                                                "%s(%s:)".formatted(coordinate, name),
                                                name,
                                                argument.description(),
                                                argument.type(),
                                                argument.defaultValue(),
                                                List.of(),
                                                argument.directives())));
        checkSharing(object, field.name(), context);
        return new MergedField(
                object,
                field.name(),
                field.description(),
                field.type(),
                arguments,
                List.of(Application.named("join__field").build()),
                directives);
    }

    /// Several interface objects may add the same field: it must be shareable in them.
    private static void checkSharing(String object, String field, MergeContext context) {
        List<Source<Composite>> sources = context.sources(object, Composite.class);
        FieldSources abstracted =
                FieldSources.of(sources.getFirst().node(), field, sources, context);
        FieldSharing.check(abstracted, new Overrides(), context);
    }
}
