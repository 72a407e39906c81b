package commercegraph.router.supergraph;

import graphql.language.Directive;
import graphql.language.StringValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The contexts that objects set (`@context`), by their own type or by an interface or union that
/// they belong to.
public record Contexts(Map<String, Set<String>> byType) {
    private static final String FEATURE = "https://specs.apollo.dev/context/";

    public static Contexts of(Supergraph supergraph) {
        String directive =
                supergraph.links().stream()
                        .filter(link -> link.url().startsWith(FEATURE))
                        .map(
                                link ->
                                        link.imports()
                                                .getOrDefault("@context", "@" + link.namespace())
                                                .substring(1))
                        .findFirst()
                        .orElse("context");
        PossibleTypes possible = PossibleTypes.of(supergraph);
        Map<String, Set<String>> byType = new HashMap<>();
        for (TypeDefinition type : supergraph.types().values()) {
            type.directives()
                    .named(directive)
                    .forEach(
                            context ->
                                    possible.of(type.name())
                                            .forEach(
                                                    object ->
                                                            byType.computeIfAbsent(
                                                                            object,
                                                                            _ -> new HashSet<>())
                                                                    .add(name(context))));
        }
        return new Contexts(byType);
    }

    private static String name(Directive context) {
        return context.getArgument("name") != null
                        && context.getArgument("name").getValue() instanceof StringValue name
                ? String.valueOf(name.getValue())
                : "";
    }

    public Set<String> setBy(String type) {
        return byType.getOrDefault(type, Set.of());
    }
}
