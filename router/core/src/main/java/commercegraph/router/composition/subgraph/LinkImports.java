package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.federation.FeatureUrl;
import commercegraph.router.federation.FederationDirective;
import graphql.language.ArrayValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `import` of a `@link`: a list of names and of `{name:, as:}`.
final class LinkImports {
    private static final Pattern NAME = Pattern.compile("@?[A-Za-z_]\\w*");

    private static final Map<String, Integer> TYPES_SINCE =
            Map.of("FieldSet", 0, "Scope", 5, "Policy", 6, "ContextFieldValue", 8);

    private final Applied applied;
    private final FeatureUrl url;
    private final Findings problems = new Findings();
    private final Map<String, String> imports = new LinkedHashMap<>();

    private LinkImports(Applied applied, FeatureUrl url) {
        this.applied = applied;
        this.url = url;
    }

    /// From the name in the feature to the name in the subgraph.
    ///
    /// @return empty when something is wrong, which the findings tell
    static Optional<Map<String, String>> read(Applied applied, FeatureUrl url, Findings findings) {
        LinkImports reader = new LinkImports(applied, url);
        Value<?> value = applied.argument("import").orElse(NullValue.of());
        switch (value) {
            case NullValue _ -> {}
            case ArrayValue list -> list.getValues().forEach(reader::item);
            default -> reader.usage("imports are a list");
        }
        findings.addAll(reader.problems.errors());
        return reader.problems.hasErrors() ? Optional.empty() : Optional.of(reader.imports);
    }

    private void item(Value<?> item) {
        switch (item) {
            case StringValue string -> {
                String name = String.valueOf(string.getValue());
                add(name, name);
            }
            case ObjectValue object -> renamed(object);
            default -> usage("an import is a name or {name:, as:}");
        }
    }

    private void renamed(ObjectValue object) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (ObjectField field : object.getObjectFields()) {
            if (field.getValue() instanceof StringValue string
                    && Set.of("name", "as").contains(field.getName())
                    && NAME.matcher(String.valueOf(string.getValue())).matches()) {
                parts.put(field.getName(), String.valueOf(string.getValue()));
            } else {
                usage(
                        "an import has the names \"name\" and \"as\", but \"%s\""
                                .formatted(field.getName()));
                return;
            }
        }
        String name = parts.get("name");
        if (name == null) {
            usage("an import needs a name");
            return;
        }
        String as = parts.getOrDefault("as", name);
        if (name.startsWith("@") != as.startsWith("@")) {
            usage(
                    "\"%s\" cannot be imported as \"%s\": a directive begins with @, a type does not"
                            .formatted(name, as));
            return;
        }
        add(name, as);
    }

    private void add(String name, String as) {
        if (!isElement(name)) {
            usage("\"%s\" cannot be imported: %s does not have it".formatted(name, url));
            return;
        }
        String other = imports.putIfAbsent(name, as);
        if (other != null && !other.equals(as)) {
            usage("\"%s\" is imported both as \"%s\" and \"%s\"".formatted(name, other, as));
        }
    }

    /// Anything may be imported from a feature that nobody knows.
    private boolean isElement(String name) {
        if (!url.isApollo("federation")) {
            return Links.partsOf(url)
                    .map(
                            parts ->
                                    parts.stream()
                                            .anyMatch(part -> name.equals("@" + part.specName())))
                    .orElse(true);
        }
        if (!Links.isKnownFederation(url)) {
            return true;
        }
        if (!name.startsWith("@")) {
            return TYPES_SINCE.getOrDefault(name, Integer.MAX_VALUE) <= url.minor();
        }
        return FederationDirective.named(name.substring(1))
                .filter(directive -> directive.sinceMinor() <= url.minor())
                .isPresent();
    }

    private void usage(String message) {
        problems.error(ErrorCode.INVALID_LINK_DIRECTIVE_USAGE, message, applied.place());
    }
}
