package commercegraph.router.security;

import commercegraph.router.supergraph.FieldDefinition;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.TypeDefinition;
import commercegraph.router.supergraph.TypeDefinition.Composite;
import commercegraph.router.supergraph.TypeDefinition.InterfaceType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLUnionType;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The guards of every field of a supergraph, computed once for a graph.
///
/// Composition writes on an interface and its fields what all implementations ask for together. Of
/// an object that a caller may see, that would hide even the id. So a guard of an interface that is
/// only this sum is left out here, and each implementation's own guard is asked for at run time's
/// type: the same data is protected, no more and no less. A guard that stands on the interface for
/// itself holds for what is reached through the interface.
final class TypeGuards {
    private final Map<String, Map<String, FieldGuard>> byType;
    private final Map<String, List<String>> possibleTypes;

    private TypeGuards(
            Map<String, Map<String, FieldGuard>> byType, Map<String, List<String>> possibleTypes) {
        this.byType = Map.copyOf(byType);
        this.possibleTypes = Map.copyOf(possibleTypes);
    }

    /// @param typeName of the field's value
    /// @param signatureScopes what the key needs that signs a request with this field
    record FieldGuard(String typeName, Guard guard, Set<String> signatureScopes) {
        FieldGuard {
            signatureScopes = Set.copyOf(signatureScopes);
        }
    }

    static TypeGuards of(Supergraph supergraph) {
        return new Reader(supergraph).read();
    }

    /// Empty for `__typename`, for introspection, and for what the supergraph does not have.
    Optional<FieldGuard> field(String type, String field) {
        return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(field));
    }

    /// The object types that an object at this place may have: of an interface or a union of the
    /// API schema its possible types, of an object type none but itself.
    List<String> possibleTypes(String type) {
        return possibleTypes.getOrDefault(type, List.of(type));
    }

    boolean isAbstract(String type) {
        return possibleTypes.containsKey(type);
    }

    private static final class Reader {
        private final Supergraph supergraph;
        private final Guards guards;
        private final Map<String, List<String>> possibleTypes = new HashMap<>();

        Reader(Supergraph supergraph) {
            this.supergraph = supergraph;
            this.guards = Guards.of(supergraph);
        }

        TypeGuards read() {
            supergraph
                    .apiSchema()
                    .getAllTypesAsList()
                    .forEach(
                            type -> {
                                if (type instanceof GraphQLInterfaceType interfaceType) {
                                    possibleTypes.put(
                                            type.getName(),
                                            names(
                                                    supergraph
                                                            .apiSchema()
                                                            .getImplementations(interfaceType)));
                                } else if (type instanceof GraphQLUnionType union) {
                                    possibleTypes.put(type.getName(), names(union.getTypes()));
                                }
                            });
            Map<String, Map<String, FieldGuard>> byType = new HashMap<>();
            for (TypeDefinition type : supergraph.types().values()) {
                if (type instanceof Composite composite) {
                    Map<String, FieldGuard> fields = new HashMap<>();
                    composite
                            .fields()
                            .values()
                            .forEach(
                                    field ->
                                            fields.put(field.name(), fieldGuard(composite, field)));
                    byType.put(type.name(), Map.copyOf(fields));
                }
            }
            return new TypeGuards(byType, possibleTypes);
        }

        private FieldGuard fieldGuard(Composite parent, FieldDefinition field) {
            String typeName = field.type().baseName();
            Guard guard =
                    ownGuard(parent, field).and(typeGuard(parent.name())).and(typeGuard(typeName));
            Set<String> scopes = new LinkedHashSet<>(guards.signatureScopes(field.directives()));
            return new FieldGuard(typeName, guard, scopes);
        }

        private Guard ownGuard(Composite parent, FieldDefinition field) {
            Guard own = guards.guard(field.directives());
            if (own.equals(Guard.NONE) || !(parent instanceof InterfaceType)) {
                return own;
            }
            Guard sum =
                    implementations(parent.name()).stream()
                            .map(type -> type.fields().get(field.name()))
                            .filter(java.util.Objects::nonNull)
                            .map(implemented -> guards.guard(implemented.directives()))
                            .reduce(Guard.NONE, Guard::and);
            return own.equals(sum) ? Guard.NONE : own;
        }

        private Guard typeGuard(String name) {
            TypeDefinition type = supergraph.types().get(name);
            if (type == null) {
                return Guard.NONE;
            }
            Guard own = guards.guard(type.directives());
            if (own.equals(Guard.NONE) || !(type instanceof InterfaceType)) {
                return own;
            }
            Guard sum =
                    implementations(name).stream()
                            .map(implementation -> guards.guard(implementation.directives()))
                            .reduce(Guard.NONE, Guard::and);
            return own.equals(sum) ? Guard.NONE : own;
        }

        private List<Composite> implementations(String interfaceName) {
            return supergraph.types().values().stream()
                    .filter(TypeDefinition.ObjectType.class::isInstance)
                    .map(Composite.class::cast)
                    .filter(
                            type ->
                                    type.interfacesIn().values().stream()
                                            .anyMatch(names -> names.contains(interfaceName)))
                    .toList();
        }

        private static List<String> names(List<? extends GraphQLNamedSchemaElement> types) {
            return types.stream().map(GraphQLNamedSchemaElement::getName).toList();
        }
    }
}
