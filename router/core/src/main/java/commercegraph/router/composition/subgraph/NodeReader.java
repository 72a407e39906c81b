package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.report.Place;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.supergraph.TypeReference;
import graphql.language.AbstractDescribedNode;
import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.SourceLocation;
import graphql.language.Type;
import graphql.language.TypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns fields, arguments, values and directives of graphql-java's syntax tree into ours.
final class NodeReader {
    private final SubgraphName subgraph;
    private final Links links;
    private final Map<String, String> renames;
    private final Findings findings;

    NodeReader(SubgraphName subgraph, Links links, Map<String, String> renames, Findings findings) {
        this.subgraph = subgraph;
        this.links = links;
        this.renames = renames;
        this.findings = findings;
    }

    FieldNode field(String parent, FieldDefinition source, int part) {
        Map<String, InputNode> arguments = new LinkedHashMap<>();
        for (InputValueDefinition argument : source.getInputValueDefinitions()) {
            String coordinate =
                    "%s.%s(%s:)".formatted(parent, source.getName(), argument.getName());
            if (arguments.put(argument.getName(), input(coordinate, argument, part)) != null) {
                findings.error(
                        ErrorCode.INVALID_GRAPHQL,
                        "argument \"%s\" is defined twice".formatted(coordinate),
                        place(argument));
            }
        }
        return new FieldNode(
                parent,
                source.getName(),
                description(source),
                type(source.getType()),
                Collections.unmodifiableMap(arguments),
                directives(source.getDirectives(), part, false),
                part,
                place(source));
    }

    InputNode input(String coordinate, InputValueDefinition source, int part) {
        return new InputNode(
                coordinate,
                source.getName(),
                description(source),
                type(source.getType()),
                source.getDefaultValue(),
                directives(source.getDirectives(), part, false),
                place(source));
    }

    ValueNode value(EnumValueDefinition source, int part) {
        return new ValueNode(
                source.getName(),
                description(source),
                directives(source.getDirectives(), part, false),
                place(source));
    }

    List<Applied> directives(List<Directive> sources, int part, boolean extension) {
        List<Applied> directives = new ArrayList<>();
        for (Directive source : sources) {
            directives.add(
                    new Applied(
                            links.directive(source.getName()),
                            source,
                            part,
                            extension,
                            place(source)));
        }
        return directives;
    }

    Applied resolved(Applied unresolved) {
        return new Applied(
                links.directive(unresolved.name()),
                unresolved.node(),
                unresolved.part(),
                unresolved.extension(),
                unresolved.place());
    }

    private TypeReference type(Type<?> type) {
        return switch (type) {
            case NonNullType nonNull -> new TypeReference.NonNull(type(nonNull.getType()));
            case ListType list -> new TypeReference.ListOf(type(list.getType()));
            case TypeName name -> new TypeReference.Named(renamed(name.getName()));
            default -> throw new IllegalArgumentException("not a type: " + type);
        };
    }

    String renamed(String type) {
        return renames.getOrDefault(type, type);
    }

    static @Nullable String description(Node<?> source) {
        Description description =
                source instanceof AbstractDescribedNode<?> described
                        ? described.getDescription()
                        : null;
        return description == null ? null : description.getContent();
    }

    Place nowhere() {
        return new Place(subgraph, 0, 0);
    }

    Place place(Node<?> source) {
        SourceLocation location = source.getSourceLocation();
        return location == null
                ? new Place(subgraph, 0, 0)
                : new Place(subgraph, location.getLine(), location.getColumn());
    }
}
