package commercegraph.router.supergraph;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.supergraph.TypeDefinition.Composite;
import commercegraph.router.supergraph.TypeDefinition.InterfaceType;
import commercegraph.router.supergraph.TypeDefinition.ObjectType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Completes a supergraph of Federation 1 (join specification v0.1): there a field says only who
/// resolves it. The subgraphs that name it in a key have it too; those that name it in `@requires`
/// or `@provides` have it as external.
final class FederationOne {
    private final Map<String, TypeDefinition> types;
    private final Subgraphs subgraphs;

    private FederationOne(Map<String, TypeDefinition> types, Subgraphs subgraphs) {
        this.types = new LinkedHashMap<>(types);
        this.subgraphs = subgraphs;
    }

    static Map<String, TypeDefinition> complete(
            Map<String, TypeDefinition> types, Subgraphs subgraphs) {
        FederationOne completed = new FederationOne(types, subgraphs);
        List<TypeDefinition> sources = new ArrayList<>(types.values());
        sources.forEach(completed::addKeyFields);
        sources.forEach(completed::addExternalFields);
        return completed.types;
    }

    private void addKeyFields(TypeDefinition type) {
        if (type instanceof Composite) {
            type.in()
                    .forEach(
                            (subgraph, known) ->
                                    known.keys()
                                            .forEach(
                                                    key ->
                                                            add(
                                                                    type.name(),
                                                                    key.fields().selections(),
                                                                    subgraph,
                                                                    false)));
        }
    }

    private void addExternalFields(TypeDefinition type) {
        if (type instanceof Composite composite) {
            for (FieldDefinition field : composite.fields().values()) {
                field.in()
                        .forEach(
                                (subgraph, known) -> {
                                    known.requires()
                                            .ifPresent(
                                                    set ->
                                                            add(
                                                                    type.name(),
                                                                    set.selections(),
                                                                    subgraph,
                                                                    true));
                                    known.provides()
                                            .ifPresent(
                                                    set ->
                                                            add(
                                                                    field.type().baseName(),
                                                                    set.selections(),
                                                                    subgraph,
                                                                    true));
                                });
            }
        }
    }

    private void add(
            String typeName,
            List<FieldSet.Selection> selections,
            SubgraphName subgraph,
            boolean external) {
        for (FieldSet.Selection selection : selections) {
            switch (selection) {
                case FieldSet.TypeCondition(var on, var inner) ->
                        add(on, inner, subgraph, external);
                case FieldSet.Field(var name, _, var inner) -> {
                    if (types.get(typeName) instanceof Composite type
                            && type.fields().get(name) instanceof FieldDefinition field) {
                        types.put(typeName, with(type, field, subgraph, external));
                        add(field.type().baseName(), inner, subgraph, external);
                    }
                }
            }
        }
    }

    private Composite with(
            Composite type, FieldDefinition field, SubgraphName subgraph, boolean external) {
        if (field.in().containsKey(subgraph)) {
            return type;
        }
        Map<SubgraphName, SubgraphField> in = new LinkedHashMap<>(field.in());
        in.put(
                subgraph,
                new SubgraphField(
                        field.type(),
                        Optional.empty(),
                        Optional.empty(),
                        external,
                        Optional.empty(),
                        false,
                        List.of()));
        Map<String, FieldDefinition> fields = new LinkedHashMap<>(type.fields());
        fields.put(
                field.name(),
                new FieldDefinition(
                        field.name(),
                        field.type(),
                        field.arguments(),
                        subgraphs.inOrder(in),
                        field.directives()));
        return switch (type) {
            case ObjectType(var name, var typeIn, _, var interfaces, var directives) ->
                    new ObjectType(name, typeIn, fields, interfaces, directives);
            case InterfaceType(var name, var typeIn, _, var interfaces, var directives) ->
                    new InterfaceType(name, typeIn, fields, interfaces, directives);
        };
    }
}
