package commercegraph.router.supergraph;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.federation.FieldSetParser;
import commercegraph.router.federation.InvalidFieldSetException;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.supergraph.SubgraphField.ContextArgument;
import commercegraph.router.supergraph.SubgraphField.Override;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.ObjectValue;
import graphql.language.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the `@join__field` directives of a field.
final class JoinFieldReader {
    private final String joinField;
    private final Subgraphs subgraphs;

    JoinFieldReader(String joinField, Subgraphs subgraphs) {
        this.joinField = joinField;
        this.subgraphs = subgraphs;
    }

    /// @param otherwise who has the field when nothing is said
    Map<SubgraphName, SubgraphField> in(
            FieldDefinition source, TypeReference type, Set<SubgraphName> otherwise) {
        Map<SubgraphName, SubgraphField> in = new HashMap<>();
        boolean told = false;
        for (Directive directive : source.getDirectives()) {
            if (directive.getName().equals(joinField)) {
                told = true;
                Ast.constant(directive, "graph")
                        .map(graph -> subgraphs.named(graph, directive.getSourceLocation()))
                        .ifPresent(subgraph -> in.put(subgraph, field(directive, type)));
            }
        }
        if (!told) {
            SubgraphField plain = plain(type);
            otherwise.forEach(subgraph -> in.put(subgraph, plain));
        }
        return subgraphs.inOrder(in);
    }

    static SubgraphField plain(TypeReference type) {
        return new SubgraphField(
                type,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                false,
                List.of());
    }

    private static SubgraphField field(Directive directive, TypeReference type) {
        Optional<String> label = Ast.string(directive, "overrideLabel");
        return new SubgraphField(
                Ast.string(directive, "type").map(text -> type(directive, text)).orElse(type),
                JoinReader.fieldSet(directive, "requires"),
                JoinReader.fieldSet(directive, "provides"),
                Ast.isTrue(directive, "external"),
                Ast.string(directive, "override").map(from -> new Override(from, label)),
                Ast.isTrue(directive, "usedOverridden"),
                contextArguments(directive));
    }

    private static List<ContextArgument> contextArguments(Directive directive) {
        List<ContextArgument> arguments = new ArrayList<>();
        for (Value<?> item : Ast.list(directive, "contextArguments")) {
            if (item instanceof ObjectValue object) {
                arguments.add(
                        new ContextArgument(
                                required(directive, object, "context"),
                                required(directive, object, "name"),
                                type(directive, required(directive, object, "type")),
                                selection(directive, required(directive, object, "selection"))));
            }
        }
        return arguments;
    }

    /// What a value is called there means nothing.
    private static FieldSet selection(Directive directive, String text) {
        try {
            return FieldSetParser.parseLeniently(text);
        } catch (InvalidFieldSetException e) {
            throw new UnreadableSupergraphException(
                    "a context argument's selection: " + e.getMessage(),
                    directive.getSourceLocation());
        }
    }

    private static String required(Directive directive, ObjectValue object, String field) {
        return Ast.string(object, field)
                .orElseThrow(
                        () ->
                                new UnreadableSupergraphException(
                                        "a context argument has no \"" + field + "\"",
                                        directive.getSourceLocation()));
    }

    private static TypeReference type(Directive directive, String text) {
        try {
            return TypeReference.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableSupergraphException(
                    "@" + directive.getName() + "(type:): " + e.getMessage(),
                    directive.getSourceLocation());
        }
    }
}
