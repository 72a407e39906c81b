package commercegraph.router.testing;

/// A supergraph with every kind of guard, as a composer writes it: the interface bears the sum of
/// what its implementations ask for, and the signed fields' directive has a name of its own.
public final class GuardedSupergraph {
    public static final String SDL =
            """
            schema
              @link(url: "https://specs.apollo.dev/link/v1.0")
              @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
              @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)
              @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY)
              @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY)
              @link(url: "https://commercegraph.dev/hmac/v1.0", for: SECURITY,
                    import: [{name: "@hmac", as: "@signed"}])
            {
              query: Query
              mutation: Mutation
            }
            directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
            directive @join__graph(name: String!, url: String!) on ENUM_VALUE
            directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true, isInterfaceObject: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
            directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String, external: Boolean, override: String, usedOverridden: Boolean) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
            directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE
            directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE
            directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
            directive @requiresScopes(scopes: [[requiresScopes__Scope!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
            directive @policy(policies: [[policy__Policy!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
            directive @signed(scope: String!) on FIELD_DEFINITION
            scalar join__FieldSet
            scalar link__Import
            scalar requiresScopes__Scope
            scalar policy__Policy
            enum link__Purpose { SECURITY EXECUTION }
            enum join__Graph {
              SHOP @join__graph(name: "shop", url: "http://127.0.0.1:1/graphql")
            }
            interface Node @join__type(graph: SHOP) @authenticated {
              id: ID!
            }
            type Product implements Node @join__implements(graph: SHOP, interface: "Node") @join__type(graph: SHOP, key: "id") {
              id: ID!
              name: String
              cost: Int @requiresScopes(scopes: [["costs:read"]])
              trace: String @signed(scope: "traces:read")
            }
            type Order implements Node @join__implements(graph: SHOP, interface: "Node") @join__type(graph: SHOP, key: "id") @authenticated {
              id: ID!
              number: String
            }
            type User @join__type(graph: SHOP, key: "id") {
              id: ID!
            }
            enum Level @join__type(graph: SHOP) @authenticated {
              HIGH @join__enumValue(graph: SHOP)
            }
            scalar Secret @join__type(graph: SHOP) @requiresScopes(scopes: [["secrets:read"]])
            type Query @join__type(graph: SHOP) {
              me: User @authenticated
              node(id: ID!): Node
              product(id: ID!): Product
              order(id: ID!): Order
              level: Level
              secret: Secret
              report: String @requiresScopes(scopes: [["a", "b"], ["c"]])
              audit: String @policy(policies: [["auditor"]])
            }
            type Mutation @join__type(graph: SHOP) {
              record: Boolean @signed(scope: "events:write")
              describe: Boolean @signed(scope: "metadata:write")
              open: Boolean
            }
            """;

    private GuardedSupergraph() {}
}
