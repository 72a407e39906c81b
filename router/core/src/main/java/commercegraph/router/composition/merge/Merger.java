package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.report.Place;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.federation.OperationKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Merges subgraphs into one schema. Enum types go last, since their merge depends on where the
/// others use them.
public final class Merger {
    private Merger() {}

    /// @param securityFeatures identities of composed features that a router must not ignore
    /// @return only good for anything when the findings have no errors; empty when the directives
    ///     cannot even be named
    public static Optional<MergedSchema> merge(
            List<SubgraphSchema> unordered, Set<String> securityFeatures, Findings findings) {
        List<SubgraphSchema> subgraphs =
                unordered.stream().sorted(Comparator.comparing(SubgraphSchema::name)).toList();
        ComposedDirectives composed = ComposedDirectives.of(subgraphs, securityFeatures, findings);
        FederationFeatures features = FederationFeatures.of(subgraphs, findings);
        if (findings.hasErrors()) {
            return Optional.empty();
        }
        Hierarchy hierarchy = Hierarchy.of(subgraphs);
        DirectiveMerger directives =
                new DirectiveMerger(
                        features.names(), composed, AccessControl.of(subgraphs, hierarchy));
        MergeContext context =
                new MergeContext(
                        subgraphs,
                        GraphNames.of(subgraphs),
                        hierarchy,
                        directives,
                        new EnumUsage(),
                        findings);
        checkKinds(context);
        Map<String, MergedDirective> directivesOfOperations = ExecutableDirectives.merge(context);
        Map<String, MergedType> merged = mergeTypes(features.names(), context);
        Map<String, MergedType> types =
                InterfaceObjectFields.add(merged, features.names(), context);
        if (!(types.get("Query") instanceof MergedType.Composite query)
                || query.fields().isEmpty()) {
            findings.error(ErrorCode.NO_QUERIES, "no subgraph has a query field");
        }
        return Optional.of(
                new MergedSchema(
                        subgraphs,
                        context.graphs(),
                        description(subgraphs),
                        links(features, composed),
                        schemaDirectives(context),
                        definitions(features, composed, directivesOfOperations),
                        directivesOfOperations,
                        types,
                        roots(subgraphs),
                        features.names()));
    }

    /// A type is of one kind everywhere, and an interface object is an interface somewhere.
    private static void checkKinds(MergeContext context) {
        for (Map.Entry<String, TypeNode.Kind> entry : context.hierarchy().kinds().entrySet()) {
            List<Place> places = new ArrayList<>();
            boolean mismatch = false;
            boolean onlyInterfaceObjects = true;
            for (SubgraphSchema subgraph : context.subgraphs()) {
                TypeNode type = subgraph.type(entry.getKey());
                if (type != null) {
                    places.add(type.place());
                    mismatch |= Hierarchy.kind(type) != entry.getValue();
                    onlyInterfaceObjects &= SubgraphSchema.isInterfaceObject(type);
                }
            }
            if (mismatch) {
                context.findings()
                        .error(
                                ErrorCode.TYPE_KIND_MISMATCH,
                                "type \"%s\" is not of the same kind in every subgraph"
                                        .formatted(entry.getKey()),
                                places);
            } else if (onlyInterfaceObjects) {
                context.findings()
                        .error(
                                ErrorCode.INTERFACE_OBJECT_USAGE_ERROR,
                                "\"%s\" is an interface object in every subgraph: one must define the interface"
                                        .formatted(entry.getKey()),
                                places);
            }
        }
    }

    private static Map<String, MergedType> mergeTypes(
            MergedDirectiveNames names, MergeContext context) {
        Map<String, MergedType> merged = new LinkedHashMap<>();
        context.hierarchy()
                .kinds()
                .forEach(
                        (name, kind) -> {
                            checkExtensions(name, context);
                            if (kind != TypeNode.Kind.ENUM) {
                                merged.put(name, merge(name, kind, names, context));
                            }
                        });
        Map<String, MergedType> types = new LinkedHashMap<>();
        context.hierarchy()
                .kinds()
                .forEach(
                        (name, kind) -> {
                            MergedType known = merged.get(name);
                            types.put(
                                    name,
                                    known != null ? known : merge(name, kind, names, context));
                        });
        return types;
    }

    private static MergedType merge(
            String name, TypeNode.Kind kind, MergedDirectiveNames names, MergeContext context) {
        return switch (kind) {
            case OBJECT, INTERFACE -> CompositeMerger.merge(name, kind, context);
            case UNION -> UnionMerger.merge(name, context);
            case ENUM -> EnumMerger.merge(name, names, context);
            case INPUT_OBJECT -> InputMerger.merge(name, names, context);
            case SCALAR -> {
                List<Source<TypeNode>> sources = context.sources(name);
                yield new MergedType.Scalar(
                        name,
                        Descriptions.merge(name, sources, context.findings()),
                        JoinTypes.of(sources, context),
                        context.directives().merge(name, sources, context.findings()));
            }
        };
    }

    /// Somebody defines what others extend. Root types need no definition.
    private static void checkExtensions(String name, MergeContext context) {
        List<Source<TypeNode>> sources = context.sources(name);
        boolean root = sources.stream().anyMatch(source -> source.subgraph().isRoot(name));
        boolean defined = sources.stream().anyMatch(source -> source.node().origin().defined());
        if (!root && !defined) {
            context.findings()
                    .error(
                            ErrorCode.EXTENSION_WITH_NO_BASE,
                            "type \"%s\" is extended, but no subgraph defines it".formatted(name),
                            Source.places(sources));
        }
    }

    private static Map<OperationKind, String> roots(List<SubgraphSchema> subgraphs) {
        Map<OperationKind, String> roots = new EnumMap<>(OperationKind.class);
        subgraphs.forEach(subgraph -> roots.putAll(subgraph.roots()));
        return roots;
    }

    private static @Nullable String description(List<SubgraphSchema> subgraphs) {
        return subgraphs.stream()
                .map(SubgraphSchema::description)
                .filter(description -> description != null)
                .findFirst()
                .orElse(null);
    }

    private static List<Application> links(
            FederationFeatures features, ComposedDirectives composed) {
        List<Application> links = new ArrayList<>();
        links.add(
                Application.named("link")
                        .string("url", "https://specs.apollo.dev/link/v1.0")
                        .build());
        links.add(
                Application.named("link")
                        .string("url", "https://specs.apollo.dev/join/v0.5")
                        .constant("for", "EXECUTION")
                        .build());
        links.addAll(features.links());
        links.addAll(composed.links());
        return links;
    }

    private static List<Application> schemaDirectives(MergeContext context) {
        Map<String, Application> different = new LinkedHashMap<>();
        for (SubgraphSchema subgraph : context.subgraphs()) {
            for (var applied : subgraph.schemaDirectives()) {
                String name = context.directives().mergedName(subgraph, applied);
                boolean link = applied.name().equals(subgraph.links().linkName());
                if (name != null
                        && !link
                        && applied.federation() != FederationDirective.COMPOSE_DIRECTIVE) {
                    Application application = Application.of(name, applied.node());
                    different.putIfAbsent(application.text(), application);
                }
            }
        }
        return List.copyOf(different.values());
    }

    private static List<String> definitions(
            FederationFeatures features,
            ComposedDirectives composed,
            Map<String, MergedDirective> directives) {
        List<String> definitions = new ArrayList<>(features.definitions());
        definitions.addAll(composed.definitions());
        directives.values().forEach(directive -> definitions.add(directive.definition()));
        return definitions;
    }
}
