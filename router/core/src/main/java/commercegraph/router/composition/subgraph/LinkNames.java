package commercegraph.router.composition.subgraph;

import commercegraph.router.federation.FeatureUrl;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the linked features of a subgraph are called, so that a name means one thing: `name` and
/// `name__element` belong to the feature of that name, unless they are imported. Link
/// specification, "Name conventions".
final class LinkNames {
    /// Dots and hyphens are tolerated, although such a name is good for no prefix.
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.-]*");

    /// @param element `@key`, as the feature has it
    private record Import(String identity, String element) {}

    private final Map<String, String> identities = new HashMap<>();
    private final Map<String, Import> imports = new HashMap<>();

    LinkNames(String linkName) {
        identities.put(linkName, FeatureUrl.APOLLO + "link");
    }

    /// @return what is wrong with the feature's names; nothing is added then
    Optional<String> add(LinkedFeature feature) {
        String identity = feature.url().identity();
        if (identities.containsValue(identity)) {
            return Optional.of("%s is linked twice".formatted(identity));
        }
        Optional<String> problem = namespace(feature.namespace(), identity);
        for (Map.Entry<String, String> entry : feature.imports().entrySet()) {
            if (problem.isEmpty()) {
                problem = imported(feature, entry.getKey(), entry.getValue());
            }
        }
        if (problem.isEmpty()) {
            identities.put(feature.namespace(), identity);
            feature.imports().forEach((name, as) -> imports.put(as, new Import(identity, name)));
        }
        return problem;
    }

    private Optional<String> namespace(String name, String identity) {
        if (name.contains("__") || name.endsWith("_") || !NAME.matcher(name).matches()) {
            return Optional.of("%s cannot be named \"%s\"".formatted(identity, name));
        }
        if (identities.containsKey(name)) {
            return Optional.of(
                    "%s and %s are both named \"%s\""
                            .formatted(identities.get(name), identity, name));
        }
        boolean confused =
                imports.keySet().stream()
                        .anyMatch(
                                known ->
                                        known.equals("@" + name)
                                                || prefix(known).filter(name::equals).isPresent());
        return confused
                ? Optional.of("\"%s\" of %s is confused with an import".formatted(name, identity))
                : Optional.empty();
    }

    private Optional<String> imported(LinkedFeature feature, String name, String as) {
        Import known = imports.get(as);
        if (known != null) {
            return Optional.of(
                    "\"%s\" is imported from %s and from %s"
                            .formatted(as, known.identity(), feature.url().identity()));
        }
        for (Map.Entry<String, String> other : feature.imports().entrySet()) {
            if (other.getValue().equals(as) && !other.getKey().equals(name)) {
                return Optional.of(
                        "both \"%s\" and \"%s\" are imported as \"%s\""
                                .formatted(name, other.getKey(), as));
            }
        }
        String local = as.startsWith("@") ? as.substring(1) : as;
        Optional<String> prefix = prefix(as);
        String own = feature.namespace();
        boolean confused =
                prefix.filter(identities::containsKey).isPresent()
                        || prefix.filter(own::equals).isPresent()
                                && !bare(name).equals(local.substring(own.length() + 2))
                        || as.startsWith("@")
                                && (identities.containsKey(local)
                                        || local.equals(own)
                                                && !bare(name).equals(feature.url().name()));
        return confused
                ? Optional.of(
                        "\"%s\" of %s, imported as \"%s\", is confused with an element of a linked feature"
                                .formatted(name, feature.url().identity(), as))
                : Optional.empty();
    }

    private static String bare(String element) {
        return element.startsWith("@") ? element.substring(1) : element;
    }

    /// `a` of `@a__b`.
    private static Optional<String> prefix(String element) {
        String name = bare(element);
        int end = name.indexOf("__");
        return end > 0 ? Optional.of(name.substring(0, end)) : Optional.empty();
    }
}
