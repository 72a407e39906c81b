package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.report.Place;
import commercegraph.router.federation.FeatureUrl;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.NamedNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Resolves the `@link`s of a subgraph's schema definition. What is wrong with a link ends the
/// reading: those after it would only tell of the consequences.
final class LinkReader {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

    private final Findings findings;
    private final String linkName;
    private final LinkNames names;
    private final List<LinkedFeature> features = new ArrayList<>();

    private LinkReader(String linkName, Findings findings) {
        this.linkName = linkName;
        this.names = new LinkNames(linkName);
        this.findings = findings;
    }

    static Links read(Document document, List<Applied> schemaDirectives, Findings findings) {
        Set<String> defined =
                document.getDefinitionsOfType(DirectiveDefinition.class).stream()
                        .map(NamedNode::getName)
                        .collect(Collectors.toSet());
        String linkName = linkName(schemaDirectives, defined);
        List<Applied> links =
                schemaDirectives.stream()
                        .filter(applied -> applied.name().equals(linkName))
                        .filter(applied -> applied.string("url").isPresent())
                        .toList();
        LinkReader reader = new LinkReader(linkName, findings);
        if (links.stream().anyMatch(applied -> ADDRESS.matcher(url(applied)).matches())) {
            reader.readAll(links);
        }
        return new Links(reader.features, linkName, defined);
    }

    private void readAll(List<Applied> links) {
        for (Applied link : links) {
            if (!read(link, links.size())) {
                return;
            }
        }
    }

    private static String url(Applied applied) {
        return applied.string("url").orElse("");
    }

    /// `@link` may link its own specification under another name, which the subgraph then defines:
    /// `@ln(url: "https://specs.apollo.dev/link/v1.0", as: "ln")`.
    private static String linkName(List<Applied> schemaDirectives, Set<String> defined) {
        for (Applied applied : schemaDirectives) {
            boolean linksItself =
                    applied.string("url")
                            .flatMap(FeatureUrl::parse)
                            .filter(url -> url.isApollo("link"))
                            .isPresent();
            String name = applied.string("as").orElse("link");
            if (linksItself
                    && name.equals(applied.name())
                    && (name.equals("link") || defined.contains(name))) {
                return name;
            }
        }
        return "link";
    }

    /// @return whether the following links make sense
    private boolean read(Applied applied, int links) {
        Optional<FeatureUrl> parsed = FeatureUrl.parse(url(applied));
        if (parsed.isEmpty()) {
            findings.error(
                    ErrorCode.INVALID_LINK_IDENTIFIER,
                    "\"%s\" is no address of a feature: it must end with a name and a version, as in https://example.org/feature/v1.0"
                            .formatted(url(applied)),
                    applied.place());
            return false;
        }
        FeatureUrl url = parsed.get();
        if (url.isApollo("link")) {
            return isKnownLink(url, applied, links);
        }
        Optional<Map<String, String>> imports = LinkImports.read(applied, url, findings);
        if (imports.isEmpty()) {
            return false;
        }
        String namespace = applied.string("as").orElse(url.name());
        LinkedFeature feature = new LinkedFeature(url, namespace, imports.get(), applied.place());
        Optional<String> conflict = names.add(feature);
        conflict.ifPresent(message -> usage(message, applied.place()));
        if (conflict.isEmpty()) {
            features.add(feature);
            checkVersion(url, applied.place());
        }
        return conflict.isEmpty();
    }

    /// The link specification is linked by itself, in version 1.0: it may be said, but not
    /// otherwise.
    private boolean isKnownLink(FeatureUrl url, Applied applied, int links) {
        boolean known = url.major() == 1 && url.minor() == 0;
        if (known && applied.string("as").orElse("link").equals(linkName)) {
            LinkImports.read(applied, url, findings)
                    .ifPresent(
                            imports ->
                                    features.add(
                                            new LinkedFeature(
                                                    url, linkName, imports, applied.place())));
            return !findings.hasErrors();
        }
        if (links == 1) {
            findings.error(
                    ErrorCode.UNKNOWN_LINK_VERSION,
                    "version v%d.%d of the link specification is not known"
                            .formatted(url.major(), url.minor()),
                    applied.place());
        } else {
            usage("the link specification is linked already, as v1.0", applied.place());
        }
        return false;
    }

    private void checkVersion(FeatureUrl url, Place place) {
        if (url.isApollo("federation") && !Links.isKnownFederation(url)) {
            findings.error(
                    ErrorCode.UNKNOWN_FEDERATION_LINK_VERSION,
                    "version v%d.%d of the federation specification is not known"
                            .formatted(url.major(), url.minor()),
                    place);
        }
    }

    private void usage(String message, Place place) {
        findings.error(ErrorCode.INVALID_LINK_DIRECTIVE_USAGE, message, place);
    }

    /// The directives of a schema definition before any link is known.
    static Applied unresolved(Directive directive, boolean extension, Place place) {
        return new Applied(null, directive, 0, extension, place);
    }
}
