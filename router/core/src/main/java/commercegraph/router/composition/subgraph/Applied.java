package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.Place;
import commercegraph.router.federation.FederationDirective;
import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A directive at a place of a subgraph's schema.
///
/// @param federation which directive of the Federation specification it is; null for others
/// @param node with the name that it has in this subgraph
/// @param part the number of the declaration that it stands at, of those that define and extend the
///     same type
/// @param extension whether that declaration is an extension
public record Applied(
        @Nullable FederationDirective federation,
        Directive node,
        int part,
        boolean extension,
        Place place) {

    public String name() {
        return node.getName();
    }

    public Optional<Value<?>> argument(String name) {
        for (Argument argument : node.getArguments()) {
            if (argument.getName().equals(name)) {
                return Optional.of(argument.getValue());
            }
        }
        return Optional.empty();
    }

    /// Empty when the argument is absent or no string.
    public Optional<String> string(String name) {
        return argument(name)
                .flatMap(
                        value ->
                                value instanceof StringValue string
                                        ? Optional.ofNullable(string.getValue())
                                        : Optional.empty());
    }

    public boolean isFalse(String name) {
        return argument(name)
                .filter(value -> value instanceof BooleanValue bool && !bool.isValue())
                .isPresent();
    }
}
