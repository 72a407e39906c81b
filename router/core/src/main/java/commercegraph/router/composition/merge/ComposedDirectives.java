package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.report.HintCode;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.LinkedFeature;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.FeatureUrl;
import commercegraph.router.federation.FederationDirective;
import graphql.language.AstPrinter;
import graphql.language.DirectiveDefinition;
import graphql.language.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The directives that subgraphs ask to be composed (`@composeDirective`): which of them reach the
/// supergraph, by which link and with which definition. A feature is linked in the highest version
/// of the subgraphs that compose it; its major version must be one.
final class ComposedDirectives {
    /// A wish: `@composeDirective(name: "@local")`.
    private record Wish(
            SubgraphSchema subgraph,
            LinkedFeature feature,
            String nameInFeature,
            String local,
            Applied applied) {}

    private final Findings findings;
    private final Set<String> securityFeatures;
    private final List<Wish> wishes = new ArrayList<>();
    private final Map<SubgraphSchema, Set<String>> composed = new HashMap<>();
    private final List<Application> links = new ArrayList<>();
    private final Map<String, DirectiveDefinition> definitions = new LinkedHashMap<>();

    private ComposedDirectives(Set<String> securityFeatures, Findings findings) {
        this.securityFeatures = securityFeatures;
        this.findings = findings;
    }

    /// @param securityFeatures identities of features whose link says `for: SECURITY`, so that a
    ///     router that does not know one refuses the supergraph instead of leaving its fields
    ///     unguarded
    static ComposedDirectives of(
            List<SubgraphSchema> subgraphs, Set<String> securityFeatures, Findings findings) {
        ComposedDirectives directives = new ComposedDirectives(securityFeatures, findings);
        subgraphs.forEach(directives::addWishes);
        directives.checkNames();
        Map<String, List<Wish>> byFeature = new LinkedHashMap<>();
        for (Wish wish : directives.wishes) {
            byFeature
                    .computeIfAbsent(wish.feature().url().identity(), _ -> new ArrayList<>())
                    .add(wish);
        }
        byFeature.values().forEach(directives::compose);
        return directives;
    }

    private void addWishes(SubgraphSchema subgraph) {
        for (Applied applied : subgraph.schemaDirectives()) {
            if (applied.federation() == FederationDirective.COMPOSE_DIRECTIVE) {
                String name = applied.string("name").orElse("");
                if (name.startsWith("@")) {
                    addWish(subgraph, applied, name.substring(1));
                } else {
                    error(
                            "the name of a composed directive begins with @: \"%s\""
                                    .formatted(name),
                            applied);
                }
            }
        }
    }

    private void addWish(SubgraphSchema subgraph, Applied applied, String local) {
        LinkedFeature feature = subgraph.links().featureOf(local).orElse(null);
        if (feature != null && feature.url().identity().startsWith(FeatureUrl.APOLLO)) {
            composeFederation(feature, applied, local);
        } else if (!subgraph.directives().containsKey(local)) {
            error("there is no definition of \"@%s\" to compose".formatted(local), applied);
        } else if (feature == null) {
            error("\"@%s\" cannot be composed: no linked feature has it".formatted(local), applied);
        } else if (conflicts(subgraph, local)) {
            error(
                    "\"@%s\" cannot be composed: a directive of the federation specification has that name"
                            .formatted(local),
                    applied);
        } else {
            wishes.add(
                    new Wish(
                            subgraph,
                            feature,
                            feature.nameInFeature(local).orElse(local),
                            local,
                            applied));
        }
    }

    private void composeFederation(LinkedFeature feature, Applied applied, String local) {
        String original = feature.nameInFeature(local).orElse(local);
        if (Set.of("tag", "inaccessible").contains(original)) {
            findings.hint(
                    HintCode.DIRECTIVE_COMPOSITION_INFO,
                    "\"@%s\" is composed anyway".formatted(local),
                    List.of(applied.place()));
        } else {
            error(
                    "\"@%s\" cannot be composed: it is the federation's own".formatted(local),
                    applied);
        }
    }

    private static boolean conflicts(SubgraphSchema subgraph, String local) {
        return subgraph.links().nameOf(FederationDirective.TAG).equals(local)
                || subgraph.links().nameOf(FederationDirective.INACCESSIBLE).equals(local);
    }

    /// One name means one directive, and one directive has one name, in all subgraphs that compose
    /// it.
    private void checkNames() {
        Map<String, Wish> byLocal = new HashMap<>();
        Map<String, Wish> byOriginal = new HashMap<>();
        for (Wish wish : wishes) {
            Wish sameName = byLocal.putIfAbsent(wish.local(), wish);
            if (sameName != null && !original(sameName).equals(original(wish))) {
                error(
                        "\"@%s\" is not the same directive in every subgraph that composes it"
                                .formatted(wish.local()),
                        wish.applied());
            }
            Wish sameDirective = byOriginal.putIfAbsent(original(wish), wish);
            if (sameDirective != null && !sameDirective.local().equals(wish.local())) {
                error(
                        "a composed directive needs one name in all subgraphs, and not \"@%s\" and \"@%s\""
                                .formatted(sameDirective.local(), wish.local()),
                        wish.applied());
            }
        }
    }

    private static String original(Wish wish) {
        return wish.feature().url().identity() + "@" + wish.nameInFeature();
    }

    private void compose(List<Wish> ofFeature) {
        Wish latest = ofFeature.getFirst();
        for (Wish wish : ofFeature) {
            FeatureUrl url = wish.feature().url();
            if (url.major() != latest.feature().url().major()) {
                error(
                        "%s is composed in different major versions".formatted(url.identity()),
                        wish.applied());
                return;
            }
            if (url.minor() > latest.feature().url().minor()) {
                latest = wish;
            }
        }
        Map<String, Value<?>> imports = new LinkedHashMap<>();
        for (Wish wish : ofFeature) {
            composed.computeIfAbsent(wish.subgraph(), _ -> new LinkedHashSet<>()).add(wish.local());
            imports.put(
                    wish.local(), FederationFeatures.imported(wish.nameInFeature(), wish.local()));
            define(wish, latest.subgraph());
        }
        FeatureUrl url = latest.feature().url();
        Application.Builder link =
                Application.named("link")
                        .string("url", url.toString())
                        .list("import", List.copyOf(imports.values()));
        if (securityFeatures.contains(url.identity())) {
            link.constant("for", "SECURITY");
        }
        links.add(link.build());
    }

    /// The definition is that of the subgraph with the highest version, whatever the directive is
    /// called there.
    private void define(Wish wish, SubgraphSchema latest) {
        String nameThere =
                latest.links().features().stream()
                        .filter(
                                feature ->
                                        feature.url()
                                                .identity()
                                                .equals(wish.feature().url().identity()))
                        .map(feature -> feature.directiveName(wish.nameInFeature()))
                        .findFirst()
                        .orElse(wish.local());
        DirectiveDefinition definition = latest.directives().get(nameThere);
        if (definition == null) {
            error(
                    "subgraph \"%s\" has the highest version of %s but does not define \"@%s\""
                            .formatted(
                                    latest.name(), wish.feature().url().identity(), wish.local()),
                    wish.applied());
        } else {
            refuseInaccessible(wish);
            definitions.put(
                    wish.local(), definition.transform(builder -> builder.name(wish.local())));
        }
    }

    /// The arguments of a directive that stands in schemas are nobody's to hide.
    private void refuseInaccessible(Wish wish) {
        for (InputNode argument : wish.subgraph().directiveArguments(wish.local()).values()) {
            argument.first(FederationDirective.INACCESSIBLE)
                    .ifPresent(
                            applied ->
                                    findings.error(
                                            ErrorCode.DISALLOWED_INACCESSIBLE,
                                            "\"%s\" cannot be inaccessible"
                                                    .formatted(argument.coordinate()),
                                            applied.place()));
        }
    }

    private void error(String message, Applied applied) {
        findings.error(ErrorCode.DIRECTIVE_COMPOSITION_ERROR, message, applied.place());
    }

    boolean isComposed(SubgraphSchema subgraph, String directive) {
        return composed.getOrDefault(subgraph, Set.of()).contains(directive);
    }

    /// Null when no directive of that name is composed.
    @Nullable DirectiveDefinition definition(String directive) {
        return definitions.get(directive);
    }

    List<Application> links() {
        return links;
    }

    List<String> definitions() {
        Set<String> printed = new HashSet<>();
        return definitions.values().stream()
                .map(AstPrinter::printAst)
                .filter(printed::add)
                .toList();
    }
}
