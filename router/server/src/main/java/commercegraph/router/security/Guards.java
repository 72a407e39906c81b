package commercegraph.router.security;

import static commercegraph.router.security.KnownFeatures.AUTHENTICATED;
import static commercegraph.router.security.KnownFeatures.HMAC;
import static commercegraph.router.security.KnownFeatures.POLICY;
import static commercegraph.router.security.KnownFeatures.REQUIRES_SCOPES;

import commercegraph.router.supergraph.AppliedDirectives;
import commercegraph.router.supergraph.Supergraph;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the guards that a place of the supergraph bears, by the names that its links give them.
///
/// @param hmac empty where the supergraph has no signed fields
record Guards(String authenticated, String requiresScopes, String policy, Optional<String> hmac) {
    /// Federation's own three are looked for by their usual names even where a link is missing: a
    /// guard that stands in the schema is never overlooked.
    static Guards of(Supergraph supergraph) {
        LinkedFeatures features = new LinkedFeatures(supergraph.links());
        return new Guards(
                features.directive(AUTHENTICATED).orElse("authenticated"),
                features.directive(REQUIRES_SCOPES).orElse("requiresScopes"),
                features.directive(POLICY).orElse("policy"),
                features.directive(HMAC));
    }

    Guard guard(AppliedDirectives directives) {
        if (directives.all().isEmpty()) {
            return Guard.NONE;
        }
        Guard guard =
                new Guard(
                        directives.has(authenticated),
                        allOf(directives, requiresScopes, "scopes"),
                        allOf(directives, policy, "policies"));
        return guard.equals(Guard.NONE) ? Guard.NONE : guard;
    }

    /// The scopes that a request's signing key needs.
    List<String> signatureScopes(AppliedDirectives directives) {
        return hmac.stream()
                .flatMap(directives::named)
                .flatMap(directive -> Stream.ofNullable(directive.getArgument("scope")))
                .map(argument -> text(argument.getValue()))
                .toList();
    }

    private static AnyOf allOf(AppliedDirectives directives, String name, String argument) {
        return directives
                .named(name)
                .map(directive -> alternatives(directive, argument))
                .reduce(AnyOf.NOTHING, AnyOf::and);
    }

    /// No alternatives at all, `scopes: []`, is a requirement that nobody meets, which is not what
    /// the empty [AnyOf] means; an alternative without scopes, `scopes: [[]]`, asks for a token
    /// only.
    private static AnyOf alternatives(Directive directive, String name) {
        Argument argument = directive.getArgument(name);
        if (argument == null) {
            throw new IllegalArgumentException(
                    "@" + directive.getName() + " without argument " + name);
        }
        List<List<String>> alternatives = items(argument.getValue()).map(Guards::texts).toList();
        if (alternatives.isEmpty()) {
            throw new IllegalArgumentException(
                    "@" + directive.getName() + " with an empty list can be met by nobody");
        }
        return AnyOf.of(alternatives);
    }

    private static List<String> texts(Value<?> value) {
        return items(value).map(Guards::text).toList();
    }

    /// A list, or the one value that GraphQL takes for a list of one (section 3.11, "Input
    /// Coercion").
    private static Stream<Value<?>> items(Value<?> value) {
        return value instanceof ArrayValue array
                ? array.getValues().stream().map(item -> (Value<?>) item)
                : Stream.of(value);
    }

    private static String text(Value<?> value) {
        String text = value instanceof StringValue string ? string.getValue() : null;
        if (text == null) {
            throw new IllegalArgumentException("a scope or policy has to be a string: " + value);
        }
        return text;
    }
}
