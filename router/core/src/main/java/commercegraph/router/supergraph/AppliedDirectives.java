package commercegraph.router.supergraph;

import graphql.language.Directive;
import java.util.List;
import java.util.stream.Stream;

/// The directives at a place of the supergraph, but for those of the join specification, which the
/// model has as data of its own: `@inaccessible`, `@tag`, `@authenticated`, `@requiresScopes`,
/// `@policy`, `@cost`, `@listSize`, `@cacheTag`, and composed ones such as `@hmac`.
public record AppliedDirectives(List<Directive> all) {
    public static final AppliedDirectives NONE = new AppliedDirectives(List.of());

    public AppliedDirectives {
        all = List.copyOf(all);
    }

    /// @param name without `@`, as it is called in this supergraph
    public Stream<Directive> named(String name) {
        return all.stream().filter(directive -> directive.getName().equals(name));
    }

    public boolean has(String name) {
        return named(name).findAny().isPresent();
    }
}
