package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.report.Place;
import commercegraph.router.federation.FeatureUrl;
import commercegraph.router.federation.FederationDirective;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Resolves the `@link`s of a subgraph's schema definition.
final class LinkReader {
    /// Federation 2.0 to 2.14. Versions after 2.12 bring no directive.
    private static final int MINOR_MAX = 14;

    private static final Map<String, Integer> TYPES_SINCE =
            Map.of("FieldSet", 0, "Scope", 5, "Policy", 6, "ContextFieldValue", 8);

    private final Findings findings;
    private final List<LinkedFeature> features = new ArrayList<>();
    private final Set<String> identities = new HashSet<>();
    private final Map<String, FeatureUrl> namespaces = new LinkedHashMap<>();

    private LinkReader(Findings findings) {
        this.findings = findings;
    }

    static Links read(List<Applied> schemaDirectives, Findings findings) {
        String linkName = linkName(schemaDirectives);
        LinkReader reader = new LinkReader(findings);
        for (Applied applied : schemaDirectives) {
            if (applied.name().equals(linkName)) {
                reader.read(applied);
            }
        }
        return new Links(reader.features, linkName);
    }

    /// `@link` may link its own specification under another name: `@ln(url:
    /// "https://specs.apollo.dev/link/v1.0", as: "ln")`.
    private static String linkName(List<Applied> schemaDirectives) {
        for (Applied applied : schemaDirectives) {
            boolean linksItself =
                    applied.string("url")
                            .flatMap(FeatureUrl::parse)
                            .filter(url -> url.isApollo("link"))
                            .isPresent();
            if (linksItself && applied.string("as").orElse("link").equals(applied.name())) {
                return applied.name();
            }
        }
        return "link";
    }

    private void read(Applied applied) {
        Optional<String> address = applied.string("url");
        if (address.isEmpty()) {
            usage("@link needs a url", applied.place());
            return;
        }
        Optional<FeatureUrl> parsed = FeatureUrl.parse(address.get());
        if (parsed.isEmpty()) {
            findings.error(
                    ErrorCode.INVALID_LINK_IDENTIFIER,
                    "\"%s\" is no address of a feature: it must end with a name and a version, as in https://example.org/feature/v1.0"
                            .formatted(address.get()),
                    applied.place());
            return;
        }
        FeatureUrl url = parsed.get();
        if (!isKnownVersion(url, applied.place())) {
            return;
        }
        String namespace = applied.string("as").orElse(url.name());
        if (!identities.add(url.identity())) {
            usage("%s is linked twice".formatted(url.identity()), applied.place());
            return;
        }
        FeatureUrl other = namespaces.put(namespace, url);
        if (other != null) {
            usage(
                    "%s and %s are both named \"%s\"".formatted(other, url, namespace),
                    applied.place());
        }
        features.add(new LinkedFeature(url, namespace, imports(applied, url), applied.place()));
    }

    private boolean isKnownVersion(FeatureUrl url, Place place) {
        if (url.isApollo("federation") && (url.major() != 2 || url.minor() > MINOR_MAX)) {
            findings.error(
                    ErrorCode.UNKNOWN_FEDERATION_LINK_VERSION,
                    "version v%d.%d of the federation specification is not known"
                            .formatted(url.major(), url.minor()),
                    place);
            return false;
        }
        if (url.isApollo("link") && (url.major() != 1 || url.minor() != 0)) {
            findings.error(
                    ErrorCode.UNKNOWN_LINK_VERSION,
                    "version v%d.%d of the link specification is not known"
                            .formatted(url.major(), url.minor()),
                    place);
            return false;
        }
        return true;
    }

    private Map<String, String> imports(Applied applied, FeatureUrl url) {
        Map<String, String> imports = new LinkedHashMap<>();
        Value<?> value = applied.argument("import").orElse(null);
        if (value == null || value instanceof NullValue) {
            return imports;
        }
        for (Value<?> item : value instanceof ArrayValue list ? list.getValues() : List.of(value)) {
            switch (item) {
                case StringValue string -> {
                    String name = String.valueOf(string.getValue());
                    addImport(imports, name, name, url, applied);
                }
                case ObjectValue object -> addRenamed(imports, object, url, applied);
                default -> usage("an import is a name or {name:, as:}", applied.place());
            }
        }
        return imports;
    }

    private void addRenamed(
            Map<String, String> imports, ObjectValue object, FeatureUrl url, Applied applied) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (ObjectField field : object.getObjectFields()) {
            if (field.getValue() instanceof StringValue string
                    && Set.of("name", "as").contains(field.getName())) {
                parts.put(field.getName(), String.valueOf(string.getValue()));
            } else {
                usage(
                        "an import has the strings \"name\" and \"as\", but \"%s\""
                                .formatted(field.getName()),
                        applied.place());
            }
        }
        String name = parts.get("name");
        if (name == null) {
            usage("an import needs a name", applied.place());
            return;
        }
        String as = parts.getOrDefault("as", name);
        if (name.startsWith("@") != as.startsWith("@")) {
            usage(
                    "\"%s\" cannot be imported as \"%s\": a directive begins with @, a type does not"
                            .formatted(name, as),
                    applied.place());
            return;
        }
        addImport(imports, name, as, url, applied);
    }

    private void addImport(
            Map<String, String> imports, String name, String as, FeatureUrl url, Applied applied) {
        if (url.isApollo("federation") && !isElement(name, url.minor())) {
            usage(
                    "\"%s\" cannot be imported: %s does not have it".formatted(name, url),
                    applied.place());
            return;
        }
        imports.put(name, as);
    }

    private static boolean isElement(String name, int minor) {
        if (!name.startsWith("@")) {
            return TYPES_SINCE.getOrDefault(name, Integer.MAX_VALUE) <= minor;
        }
        return FederationDirective.named(name.substring(1))
                .filter(directive -> directive.sinceMinor() <= minor)
                .isPresent();
    }

    private void usage(String message, Place place) {
        findings.error(ErrorCode.INVALID_LINK_DIRECTIVE_USAGE, message, place);
    }

    /// The directives of a schema definition before any link is known.
    static Applied unresolved(Directive directive, boolean extension, Place place) {
        return new Applied(null, directive, 0, extension, place);
    }
}
