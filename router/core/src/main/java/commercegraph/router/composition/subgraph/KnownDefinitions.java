package commercegraph.router.composition.subgraph;

import commercegraph.router.federation.FederationDirective;
import graphql.language.DirectiveDefinition;
import graphql.parser.Parser;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The directives that nobody has to define: those of GraphQL, `@link`, and those of the Federation
/// specification.
public final class KnownDefinitions {
    /// `@override` has had its label since Federation 2.7.
    private static final int LABEL_SINCE = 7;

    private static final Map<String, DirectiveDefinition> DEFINITIONS =
            parse(
                    """
                    directive @deprecated(reason: String = "No longer supported") on FIELD_DEFINITION | ENUM_VALUE | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
                    directive @specifiedBy(url: String!) on SCALAR
                    directive @oneOf on INPUT_OBJECT
                    directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
                    directive @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
                    directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
                    directive @key(fields: FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
                    directive @external(reason: String) on OBJECT | FIELD_DEFINITION
                    directive @requires(fields: FieldSet!) on FIELD_DEFINITION
                    directive @provides(fields: FieldSet!) on FIELD_DEFINITION
                    directive @extends on OBJECT | INTERFACE
                    directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | SCHEMA
                    directive @shareable repeatable on FIELD_DEFINITION | OBJECT
                    directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
                    directive @override(from: String!, label: String) on FIELD_DEFINITION
                    directive @composeDirective(name: String!) repeatable on SCHEMA
                    directive @interfaceObject on OBJECT
                    directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
                    directive @requiresScopes(scopes: [[Scope!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
                    directive @policy(policies: [[Policy!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
                    directive @context(name: String!) repeatable on INTERFACE | OBJECT | UNION
                    directive @fromContext(field: ContextFieldValue) on ARGUMENT_DEFINITION
                    directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
                    directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
                    directive @cacheTag(format: String!) repeatable on INTERFACE | OBJECT | FIELD_DEFINITION
                    """);

    private static final DirectiveDefinition OVERRIDE_WITHOUT_LABEL =
            Parser.parse("directive @override(from: String!) on FIELD_DEFINITION")
                    .getDefinitionsOfType(DirectiveDefinition.class)
                    .getFirst();

    private KnownDefinitions() {}

    private static Map<String, DirectiveDefinition> parse(String sdl) {
        Map<String, DirectiveDefinition> definitions = new HashMap<>();
        for (DirectiveDefinition definition :
                Parser.parse(sdl).getDefinitionsOfType(DirectiveDefinition.class)) {
            definitions.put(definition.getName(), definition);
        }
        return definitions;
    }

    /// The specification's definition of what is called so in the subgraph; null for a directive of
    /// no specification.
    public static @Nullable DirectiveDefinition specified(String name, Links links) {
        FederationDirective federation = links.directive(name);
        if (federation != null) {
            return of(federation, links);
        }
        if (name.equals(links.linkName())) {
            return DEFINITIONS.get("link");
        }
        return FederationDirective.named(name).isPresent() ? null : DEFINITIONS.get(name);
    }

    /// As the linked version of the specification has it.
    private static @Nullable DirectiveDefinition of(FederationDirective directive, Links links) {
        return directive == FederationDirective.OVERRIDE && links.minor() < LABEL_SINCE
                ? OVERRIDE_WITHOUT_LABEL
                : DEFINITIONS.get(directive.specName());
    }
}
