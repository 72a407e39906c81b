package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Place;
import commercegraph.router.composition.subgraph.KnownDefinitions;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.supergraph.TypeReference;
import graphql.language.AstPrinter;
import graphql.language.DirectiveDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import graphql.language.SourceLocation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A subgraph that defines a directive of the federation itself defines it as the specification
/// does, or narrower: fewer places, other types in place of the specification's scalars.
final class DirectiveDefinitions implements SubgraphRule {
    private static final Set<String> SCALARS =
            Set.of(
                    "FieldSet",
                    "Scope",
                    "Policy",
                    "ContextFieldValue",
                    "link__Import",
                    "link__Purpose");

    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        return schema.directives().values().stream()
                .flatMap(definition -> check(schema, definition).stream());
    }

    private static Optional<CompositionError> check(
            SubgraphSchema schema, DirectiveDefinition own) {
        FederationDirective federation = schema.links().directives().get(own.getName());
        DirectiveDefinition known =
                federation != null || own.getName().equals(schema.links().linkName())
                        ? KnownDefinitions.specified(own.getName(), schema.links())
                        : null;
        String problem = known == null ? null : problem(known, own);
        return problem == null
                ? Optional.empty()
                : Optional.of(
                        error(
                                ErrorCode.DIRECTIVE_DEFINITION_INVALID,
                                "@%s is not defined as the federation specification has it: %s"
                                        .formatted(own.getName(), problem),
                                place(schema, own.getSourceLocation())));
    }

    private static Place place(SubgraphSchema schema, @Nullable SourceLocation location) {
        return location == null
                ? schema.place()
                : new Place(schema.name(), location.getLine(), location.getColumn());
    }

    private static @Nullable String problem(DirectiveDefinition known, DirectiveDefinition own) {
        Map<String, InputValueDefinition> unknown = new HashMap<>();
        own.getInputValueDefinitions().forEach(input -> unknown.put(input.getName(), input));
        for (InputValueDefinition wanted : known.getInputValueDefinitions()) {
            InputValueDefinition given = unknown.remove(wanted.getName());
            if (given == null && type(wanted) instanceof TypeReference.NonNull) {
                return "it lacks argument \"%s\"".formatted(wanted.getName());
            }
            if (given != null && !fits(type(wanted), type(given))) {
                return "argument \"%s\" is \"%s\"".formatted(given.getName(), type(given));
            }
        }
        if (!unknown.isEmpty()) {
            return "it has no argument \"%s\"".formatted(unknown.keySet().iterator().next());
        }
        Set<String> places = new HashSet<>(places(own));
        places.removeAll(places(known));
        return places.isEmpty() ? null : "it may not stand on " + String.join(", ", places);
    }

    private static Set<String> places(DirectiveDefinition definition) {
        return definition.getDirectiveLocations().stream()
                .map(NamedNode::getName)
                .collect(Collectors.toSet());
    }

    private static boolean fits(TypeReference wanted, TypeReference given) {
        if (given instanceof TypeReference.NonNull(var inner)
                && !(wanted instanceof TypeReference.NonNull)) {
            return fits(wanted, inner);
        }
        return switch (wanted) {
            case TypeReference.NonNull(var of) ->
                    given instanceof TypeReference.NonNull(var other) && fits(of, other);
            case TypeReference.ListOf(var of) ->
                    given instanceof TypeReference.ListOf(var other) && fits(of, other);
            case TypeReference.Named(var name) -> SCALARS.contains(name) || given.equals(wanted);
        };
    }

    private static TypeReference type(InputValueDefinition input) {
        return TypeReference.parse(AstPrinter.printAst(input.getType()));
    }
}
