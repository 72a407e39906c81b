package commercegraph.router.supergraph;

import commercegraph.router.supergraph.Supergraph.Link;
import graphql.language.Directive;
import graphql.language.ObjectValue;
import graphql.language.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The features that a supergraph links: `@link` of the link specification, or `@core` of its
/// forerunner. Says which names of the supergraph are theirs and not the API's.
final class Features {
    private static final String JOIN = "https://specs.apollo.dev/join/";
    private static final String INACCESSIBLE = "https://specs.apollo.dev/inaccessible/";

    private final List<Link> links;
    private final Set<String> imported = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();
    private final Set<String> namespaces = new HashSet<>();

    private Features(List<Link> links) {
        this.links = List.copyOf(links);
        for (Link link : links) {
            namespaces.add(link.namespace());
            prefixes.add(link.namespace() + "__");
            imported.addAll(link.imports().values());
        }
    }

    static Features of(List<Directive> schemaDirectives) {
        List<Link> links = new ArrayList<>();
        for (Directive directive : schemaDirectives) {
            Optional<String> url =
                    Ast.string(directive, "url").or(() -> Ast.string(directive, "feature"));
            url.ifPresent(
                    address -> {
                        if (isLink(directive)) {
                            links.add(link(directive, address));
                        }
                    });
        }
        if (links.stream().noneMatch(link -> link.url().startsWith(JOIN))) {
            throw new UnreadableSupergraphException(
                    "not a supergraph: the schema does not @link the join specification", null);
        }
        return new Features(links);
    }

    /// By form, since the directive itself may be renamed: `@link(url:)`, `@core(feature:)`.
    private static boolean isLink(Directive directive) {
        return Ast.string(directive, "feature").isPresent()
                || Ast.string(directive, "url").filter(url -> url.contains("/")).isPresent();
    }

    private static Link link(Directive directive, String url) {
        Map<String, String> imports = new LinkedHashMap<>();
        for (Value<?> item : Ast.list(directive, "import")) {
            Ast.string(item).ifPresent(name -> addImport(imports, name, name, directive));
            if (item instanceof ObjectValue object) {
                Ast.string(object, "name")
                        .ifPresent(
                                name ->
                                        addImport(
                                                imports,
                                                name,
                                                Ast.string(object, "as").orElse(name),
                                                directive));
            }
        }
        String namespace = Ast.string(directive, "as").orElseGet(() -> nameIn(url));
        Optional<String> purpose =
                Ast.constant(directive, "for").or(() -> Ast.string(directive, "for"));
        return new Link(url, namespace, purpose, Map.copyOf(imports));
    }

    private static void addImport(
            Map<String, String> imports, String name, String as, Directive link) {
        if (as.isBlank() || as.equals("@") || name.startsWith("@") != as.startsWith("@")) {
            throw new UnreadableSupergraphException(
                    "\"%s\" cannot be imported as \"%s\"".formatted(name, as),
                    link.getSourceLocation());
        }
        imports.put(name, as);
    }

    /// `join` of `https://specs.apollo.dev/join/v0.3`: the last segment that is not a version. Link
    /// specification, "Deriving names".
    private static String nameIn(String url) {
        String[] segments = url.split("[?#]", 2)[0].split("/");
        int last = segments.length - 1;
        return last > 0 && segments[last].matches("v\\d+(\\.\\d+)*")
                ? segments[last - 1]
                : segments[last];
    }

    List<Link> links() {
        return links;
    }

    /// `join__type` for `type`, whatever the join specification is called here.
    String join(String element) {
        return namespace(JOIN, "join") + "__" + element;
    }

    /// The name of `@inaccessible` here, which is its feature's.
    String inaccessible() {
        return links.stream()
                .filter(link -> link.url().startsWith(INACCESSIBLE))
                .map(link -> link.imports().getOrDefault("@inaccessible", "@" + link.namespace()))
                .map(name -> name.substring(1))
                .findFirst()
                .orElse("inaccessible");
    }

    private String namespace(String identity, String otherwise) {
        return links.stream()
                .filter(link -> link.url().startsWith(identity))
                .map(Link::namespace)
                .findFirst()
                .orElse(otherwise);
    }

    boolean ownsType(String name) {
        return imported.contains(name) || hasPrefix(name);
    }

    boolean ownsDirective(String name) {
        return namespaces.contains(name) || imported.contains("@" + name) || hasPrefix(name);
    }

    private boolean hasPrefix(String name) {
        int end = name.indexOf("__");
        return end > 0 && prefixes.contains(name.substring(0, end + 2));
    }

    /// Join specification v0.1 says only where a field is resolved, not which subgraphs know it.
    boolean isFederationOne() {
        return links.stream().anyMatch(link -> link.url().startsWith(JOIN + "v0.1"));
    }

    /// Whether an element is told by the join specification; the model has these as data of its
    /// own.
    boolean isJoin(String directive) {
        return directive.startsWith(namespace(JOIN, "join") + "__");
    }
}
