package commercegraph.router.composition.rules;

import commercegraph.router.composition.merge.Application;
import commercegraph.router.composition.merge.MergedDirectiveNames;
import commercegraph.router.federation.FederationDirective;
import graphql.language.ArrayValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `@authenticated`, `@requiresScopes` and `@policy` ask for at an element. Scopes and
/// policies are alternatives of what must hold together; no alternatives ask for nothing.
record Guard(boolean authenticated, List<Set<String>> scopes, List<Set<String>> policies) {

    static Guard of(List<Application> directives, MergedDirectiveNames names) {
        return new Guard(
                names.has(directives, FederationDirective.AUTHENTICATED),
                alternatives(directives, names, FederationDirective.REQUIRES_SCOPES, "scopes"),
                alternatives(directives, names, FederationDirective.POLICY, "policies"));
    }

    private static List<Set<String>> alternatives(
            List<Application> directives,
            MergedDirectiveNames names,
            FederationDirective directive,
            String argument) {
        return names.find(directives, directive)
                .flatMap(application -> Stream.ofNullable(application.arguments().get(argument)))
                .flatMap(Guard::items)
                .map(
                        alternative ->
                                items(alternative)
                                        .filter(StringValue.class::isInstance)
                                        .map(value -> ((StringValue) value).getValue())
                                        .map(String::valueOf)
                                        .collect(Collectors.toSet()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Stream<Value<?>> items(Value<?> value) {
        return value instanceof ArrayValue list
                ? ((List<Value<?>>) (List<?>) list.getValues()).stream()
                : Stream.of(value);
    }

    /// Whether whoever passes this guard or the other one of the same field passes `wanted`.
    boolean satisfies(Guard wanted) {
        return (authenticated || !wanted.authenticated)
                && satisfies(scopes, wanted.scopes)
                && satisfies(policies, wanted.policies);
    }

    /// Each alternative here includes one there.
    private static boolean satisfies(List<Set<String>> given, List<Set<String>> wanted) {
        return wanted.isEmpty()
                || (!given.isEmpty()
                        && given.stream()
                                .allMatch(set -> wanted.stream().anyMatch(set::containsAll)));
    }

    /// Both guards, where a field's type has one and the field another.
    Guard and(Guard other) {
        return new Guard(
                authenticated || other.authenticated,
                product(scopes, other.scopes),
                product(policies, other.policies));
    }

    private static List<Set<String>> product(List<Set<String>> left, List<Set<String>> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        return left.stream()
                .flatMap(
                        one ->
                                right.stream()
                                        .map(
                                                other ->
                                                        Stream.concat(one.stream(), other.stream())
                                                                .collect(Collectors.toSet())))
                .toList();
    }
}
