package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.Place;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.composition.subgraph.TypeNode.Union;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import graphql.language.DirectiveDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A subgraph's schema, ready for validation and merging. Immutable to whoever looks at it; two are
/// equal only when they are the same.
public final class SubgraphSchema {
    private final SubgraphName name;
    private final String url;
    private final Links links;
    private final Map<String, TypeNode> types;
    private final Map<String, DirectiveDefinition> directives;
    private final Map<String, Map<String, InputNode>> directiveArguments;
    private final Map<OperationKind, String> roots;
    private final List<Applied> schemaDirectives;
    private final @Nullable String description;
    private final Map<String, Set<String>> possible;
    private @Nullable FieldFacts facts;

    /// @param directives those that the subgraph defines itself, by name
    /// @param directiveArguments the arguments of those that are of no specification, by name
    /// @param roots the root types, which bear their usual names
    /// @param schemaDirectives those at the schema definition
    SubgraphSchema(
            SubgraphName name,
            String url,
            Links links,
            Map<String, TypeNode> types,
            Map<String, DirectiveDefinition> directives,
            Map<String, Map<String, InputNode>> directiveArguments,
            Map<OperationKind, String> roots,
            List<Applied> schemaDirectives,
            @Nullable String description) {
        this.name = name;
        this.url = url;
        this.links = links;
        this.types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        this.directives = Collections.unmodifiableMap(new LinkedHashMap<>(directives));
        this.directiveArguments = Map.copyOf(directiveArguments);
        this.roots = Map.copyOf(roots);
        this.schemaDirectives = List.copyOf(schemaDirectives);
        this.description = description;
        this.possible = possibleTypes(this.types);
    }

    SubgraphSchema with(Map<String, TypeNode> changed) {
        return new SubgraphSchema(
                name,
                url,
                links,
                changed,
                directives,
                directiveArguments,
                roots,
                schemaDirectives,
                description);
    }

    private static Map<String, Set<String>> possibleTypes(Map<String, TypeNode> types) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        for (TypeNode type : types.values()) {
            switch (type) {
                case Composite object when !object.isInterface() -> {
                    found.computeIfAbsent(object.name(), _ -> new LinkedHashSet<>())
                            .add(object.name());
                    for (String implemented : object.interfaces()) {
                        found.computeIfAbsent(implemented, _ -> new LinkedHashSet<>())
                                .add(object.name());
                    }
                }
                case Union union -> found.put(union.name(), union.members());
                default -> {}
            }
        }
        return found;
    }

    public SubgraphName name() {
        return name;
    }

    public String url() {
        return url;
    }

    public Links links() {
        return links;
    }

    public Map<String, TypeNode> types() {
        return types;
    }

    public Map<String, DirectiveDefinition> directives() {
        return directives;
    }

    /// The definition that holds for a directive here: the subgraph's own, else that of GraphQL or
    /// of the Federation specification; null for an unknown one.
    public @Nullable DirectiveDefinition definition(String directive) {
        DirectiveDefinition own = directives.get(directive);
        return own != null ? own : KnownDefinitions.specified(directive, links);
    }

    public Map<OperationKind, String> roots() {
        return roots;
    }

    public List<Applied> schemaDirectives() {
        return schemaDirectives;
    }

    public @Nullable String description() {
        return description;
    }

    /// Computed when first asked for.
    public FieldFacts facts() {
        FieldFacts known = facts;
        if (known == null) {
            known = FieldFacts.of(this);
            facts = known;
        }
        return known;
    }

    public @Nullable TypeNode type(String typeName) {
        return types.get(typeName);
    }

    /// The object type or interface of that name; null when there is none.
    public @Nullable Composite composite(String typeName) {
        return types.get(typeName) instanceof Composite composite ? composite : null;
    }

    public Stream<Composite> composites() {
        return types.values().stream()
                .filter(Composite.class::isInstance)
                .map(Composite.class::cast);
    }

    public Stream<Composite> objects() {
        return composites().filter(type -> !type.isInterface());
    }

    public Stream<Composite> interfaces() {
        return composites().filter(Composite::isInterface);
    }

    public Stream<FieldNode> fields() {
        return composites().flatMap(type -> type.fields().values().stream());
    }

    /// The arguments of a directive that is of no specification.
    public Map<String, InputNode> directiveArguments(String directive) {
        return directiveArguments.getOrDefault(directive, Map.of());
    }

    /// Types, fields, arguments, input fields and enum values.
    public Stream<Element> elements() {
        return Stream.concat(
                directiveArguments.values().stream()
                        .flatMap(arguments -> arguments.values().stream()),
                elementsOfTypes());
    }

    private Stream<Element> elementsOfTypes() {
        return types.values().stream()
                .flatMap(
                        type ->
                                Stream.concat(
                                        Stream.of(type),
                                        switch (type) {
                                            case Composite composite ->
                                                    composite.fields().values().stream()
                                                            .flatMap(SubgraphSchema::withArguments);
                                            case TypeNode.Enumeration enumeration ->
                                                    enumeration.values().values().stream();
                                            case TypeNode.InputObject input ->
                                                    input.fields().values().stream();
                                            case Union _ -> Stream.empty();
                                            case TypeNode.Scalar _ -> Stream.empty();
                                        }));
    }

    private static Stream<Element> withArguments(FieldNode field) {
        return Stream.concat(Stream.of(field), field.arguments().values().stream());
    }

    /// The object types that a value of the type can have; empty for a type that has none.
    public Set<String> possibleTypes(String typeName) {
        return possible.getOrDefault(typeName, Set.of());
    }

    public boolean isRoot(String typeName) {
        return roots.containsValue(typeName);
    }

    public static boolean isInterfaceObject(TypeNode type) {
        return type instanceof Composite composite
                && !composite.isInterface()
                && composite.has(FederationDirective.INTERFACE_OBJECT);
    }

    /// For what is wrong with the subgraph as a whole.
    public Place place() {
        return new Place(name, 0, 0);
    }

    public Optional<FieldNode> field(String typeName, String fieldName) {
        Composite type = composite(typeName);
        return type == null ? Optional.empty() : Optional.ofNullable(type.fields().get(fieldName));
    }

    @Override
    public String toString() {
        return name.value();
    }
}
