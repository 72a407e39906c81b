package commercegraph.router.security;

import commercegraph.router.supergraph.Supergraph.Link;
import java.util.List;
import java.util.Optional;

/// How the elements of linked features are called in one supergraph. Link specification v1.0,
/// "Element names".
record LinkedFeatures(List<Link> links) {
    LinkedFeatures {
        links = List.copyOf(links);
    }

    /// The local name, without `@`, of the directive that bears its feature's name.
    ///
    /// @param identity the feature's URL without its version: `https://specs.apollo.dev/policy`
    Optional<String> directive(String identity) {
        return links.stream()
                .filter(link -> identity(link).equals(identity))
                .findFirst()
                .map(LinkedFeatures::mainDirective);
    }

    static String identity(Link link) {
        String url = withoutTrailingSlash(link.url());
        int lastSlash = url.lastIndexOf('/');
        return isVersion(url.substring(lastSlash + 1)) ? url.substring(0, lastSlash) : url;
    }

    /// `v1` of `https://specs.apollo.dev/link/v1.0`; empty where the URL has no version.
    static Optional<String> majorVersion(Link link) {
        String url = withoutTrailingSlash(link.url());
        String last = url.substring(url.lastIndexOf('/') + 1);
        return isVersion(last)
                ? Optional.of(last.substring(0, last.indexOf('.')))
                : Optional.empty();
    }

    private static String mainDirective(Link link) {
        String identity = identity(link);
        String feature = identity.substring(identity.lastIndexOf('/') + 1);
        String imported = link.imports().get("@" + feature);
        if (imported != null) {
            return imported.startsWith("@") ? imported.substring(1) : imported;
        }
        return link.namespace();
    }

    private static boolean isVersion(String segment) {
        return segment.matches("v\\d+\\.\\d+");
    }

    private static String withoutTrailingSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
