package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.report.Place;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.FederationDirective;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The features of the Federation specification that the supergraph links: those whose directives a
/// subgraph applies. In the supergraph a directive bears the name that it has in the subgraphs,
/// which must agree on it.
record FederationFeatures(
        MergedDirectiveNames names, List<Application> links, List<String> definitions) {

    static FederationFeatures of(List<SubgraphSchema> subgraphs, Findings findings) {
        Map<FederationDirective, String> names = new EnumMap<>(FederationDirective.class);
        List<Application> links = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        Map<SubgraphSchema, Set<FederationDirective>> used = new LinkedHashMap<>();
        subgraphs.forEach(subgraph -> used.put(subgraph, used(subgraph)));
        for (ComposedFeature feature : ComposedFeature.values()) {
            List<Value<?>> imports = new ArrayList<>();
            boolean linked = false;
            for (FederationDirective directive : feature.directives()) {
                String name = name(directive, used, findings);
                if (name != null) {
                    linked = true;
                    names.put(directive, name);
                    if (!ComposedFeature.isPassedOn(directive)) {
                        definitions.add(ComposedFeature.definition(directive, name));
                        addImport(imports, feature, directive, name);
                    }
                }
            }
            if (linked) {
                links.add(link(feature, imports));
                definitions.addAll(feature.types());
            }
        }
        return new FederationFeatures(new MergedDirectiveNames(names), links, definitions);
    }

    private static Set<FederationDirective> used(SubgraphSchema subgraph) {
        Set<FederationDirective> used = EnumSet.noneOf(FederationDirective.class);
        subgraph.elements()
                .flatMap(element -> element.directives().stream())
                .forEach(
                        applied -> {
                            FederationDirective directive = applied.federation();
                            if (directive != null) {
                                used.add(directive);
                            }
                        });
        subgraph.schemaDirectives()
                .forEach(
                        applied -> {
                            FederationDirective directive = applied.federation();
                            if (directive != null) {
                                used.add(directive);
                            }
                        });
        return used;
    }

    private static @Nullable String name(
            FederationDirective directive,
            Map<SubgraphSchema, Set<FederationDirective>> used,
            Findings findings) {
        Map<String, Place> names = new LinkedHashMap<>();
        used.forEach(
                (subgraph, directives) -> {
                    if (directives.contains(directive)) {
                        names.putIfAbsent(subgraph.links().nameOf(directive), subgraph.place());
                    }
                });
        if (names.size() > 1) {
            findings.error(
                    ErrorCode.LINK_IMPORT_NAME_MISMATCH,
                    "@%s is called differently in different subgraphs: @%s"
                            .formatted(directive.specName(), String.join(", @", names.keySet())),
                    List.copyOf(names.values()));
        }
        return names.isEmpty() ? null : names.keySet().iterator().next();
    }

    private static void addImport(
            List<Value<?>> imports,
            ComposedFeature feature,
            FederationDirective directive,
            String name) {
        String original = directive.specName();
        String withoutImport =
                original.equals(feature.featureName())
                        ? original
                        : feature.featureName() + "__" + original;
        if (name.equals(withoutImport)) {
            return;
        }
        imports.add(imported(original, name));
    }

    /// `"@name"`, or `{name: "@name", as: "@other"}`.
    static Value<?> imported(String original, String name) {
        return original.equals(name)
                ? new StringValue("@" + original)
                : ObjectValue.newObjectValue()
                        .objectField(new ObjectField("name", new StringValue("@" + original)))
                        .objectField(new ObjectField("as", new StringValue("@" + name)))
                        .build();
    }

    private static Application link(ComposedFeature feature, List<Value<?>> imports) {
        Application.Builder link = Application.named("link").string("url", feature.url());
        if (!imports.isEmpty()) {
            link.list("import", imports);
        }
        feature.purpose().ifPresent(purpose -> link.constant("for", purpose));
        return link.build();
    }
}
