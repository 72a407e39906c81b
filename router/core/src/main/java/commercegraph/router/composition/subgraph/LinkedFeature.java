package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.Place;
import commercegraph.router.federation.FeatureUrl;
import java.util.Map;
import java.util.Optional;

/// A feature that a subgraph links.
///
/// @param namespace the prefix of its elements that are not imported: `as`, or the feature's name
/// @param imports from the name in the feature to the name here, both with `@` for directives
public record LinkedFeature(
        FeatureUrl url, String namespace, Map<String, String> imports, Place place) {
    public LinkedFeature {
        imports = Map.copyOf(imports);
    }

    /// What a directive of the feature is called here, without `@`. Link specification, "Name
    /// conventions".
    public String directiveName(String nameInFeature) {
        String imported = imports.get("@" + nameInFeature);
        if (imported != null) {
            return imported.substring(1);
        }
        return nameInFeature.equals(url.name()) ? namespace : namespace + "__" + nameInFeature;
    }

    /// What a type of the feature is called here.
    public String typeName(String nameInFeature) {
        String imported = imports.get(nameInFeature);
        return imported != null ? imported : namespace + "__" + nameInFeature;
    }

    /// The name in the feature of a directive that is called `name` here, both without `@`; empty
    /// when it is not the feature's.
    public Optional<String> nameInFeature(String name) {
        for (Map.Entry<String, String> entry : imports.entrySet()) {
            if (entry.getValue().equals("@" + name)) {
                return Optional.of(entry.getKey().substring(1));
            }
        }
        if (name.equals(namespace)) {
            return Optional.of(url.name());
        }
        return name.startsWith(namespace + "__")
                ? Optional.of(name.substring(namespace.length() + 2))
                : Optional.empty();
    }
}
