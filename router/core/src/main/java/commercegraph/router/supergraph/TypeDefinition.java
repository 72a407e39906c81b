package commercegraph.router.supergraph;

import commercegraph.router.federation.SubgraphName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A named type of the supergraph, inaccessible ones included. `in` says which subgraphs know it,
/// in the order of `join__Graph`.
public sealed interface TypeDefinition {
    String name();

    Map<SubgraphName, SubgraphType> in();

    AppliedDirectives directives();

    /// A type with fields: an object type or an interface.
    sealed interface Composite extends TypeDefinition {
        Map<String, FieldDefinition> fields();

        /// The interfaces it implements, by subgraph (`@join__implements`).
        Map<SubgraphName, Set<String>> interfacesIn();
    }

    record ObjectType(
            String name,
            Map<SubgraphName, SubgraphType> in,
            Map<String, FieldDefinition> fields,
            Map<SubgraphName, Set<String>> interfacesIn,
            AppliedDirectives directives)
            implements Composite {}

    record InterfaceType(
            String name,
            Map<SubgraphName, SubgraphType> in,
            Map<String, FieldDefinition> fields,
            Map<SubgraphName, Set<String>> interfacesIn,
            AppliedDirectives directives)
            implements Composite {}

    /// @param membersIn the member types by subgraph (`@join__unionMember`)
    record UnionType(
            String name,
            Map<SubgraphName, SubgraphType> in,
            Map<SubgraphName, Set<String>> membersIn,
            AppliedDirectives directives)
            implements TypeDefinition {}

    /// @param values with the subgraphs that have them (`@join__enumValue`)
    record EnumType(
            String name,
            Map<SubgraphName, SubgraphType> in,
            List<Value> values,
            AppliedDirectives directives)
            implements TypeDefinition {
        public record Value(String name, Set<SubgraphName> in, AppliedDirectives directives) {}
    }

    record ScalarType(String name, Map<SubgraphName, SubgraphType> in, AppliedDirectives directives)
            implements TypeDefinition {}

    record InputObjectType(
            String name,
            Map<SubgraphName, SubgraphType> in,
            List<FieldDefinition.ArgumentDefinition> fields,
            AppliedDirectives directives)
            implements TypeDefinition {}
}
