package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.invalid;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.report.Place;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.Element;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.InputNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode;
import commercegraph.router.composition.subgraph.ValueNode;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.supergraph.TypeReference;
import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.DirectiveDefinition;
import graphql.language.InputValueDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Directives stand where they may, as often as they may, and have the arguments that they must
/// have. GraphQL specification, section 5.7 "Directives".
final class DirectiveUsage implements SubgraphRule {
    @Override
    public Stream<CompositionError> check(SubgraphSchema schema) {
        List<CompositionError> errors = new ArrayList<>();
        check(schema, schema.schemaDirectives(), "SCHEMA", errors);
        schema.elements()
                .forEach(element -> check(schema, element.directives(), location(element), errors));
        return errors.stream();
    }

    private static String location(Element element) {
        return switch (element) {
            case FieldNode _ -> "FIELD_DEFINITION";
            case InputNode input ->
                    input.coordinate().endsWith(":)")
                            ? "ARGUMENT_DEFINITION"
                            : "INPUT_FIELD_DEFINITION";
            case ValueNode _ -> "ENUM_VALUE";
            case TypeNode type -> type.kind().name();
        };
    }

    private static void check(
            SubgraphSchema schema,
            List<Applied> directives,
            String location,
            List<CompositionError> errors) {
        Set<String> seen = new HashSet<>();
        for (Applied applied : directives) {
            DirectiveDefinition definition = schema.definition(applied.name());
            if (definition == null) {
                continue;
            }
            boolean allowed =
                    definition.getDirectiveLocations().stream()
                            .anyMatch(known -> known.getName().equals(location));
            if (!allowed && !isLenient(schema, applied, location)) {
                errors.add(
                        invalid(
                                "@%s may not stand on %s".formatted(applied.name(), location),
                                applied.place()));
            }
            boolean again = !seen.add(applied.name() + (isByPart(location) ? applied.part() : ""));
            if (again
                    && !definition.isRepeatable()
                    && (schema.links().isFederationTwo()
                            || applied.federation() != FederationDirective.KEY)) {
                errors.add(
                        invalid(
                                "@%s may stand here once only".formatted(applied.name()),
                                applied.place()));
            }
            checkArguments(schema, applied, definition, errors);
        }
    }

    /// Federation 1 took `@external` and `@provides` wherever they stood; it is rewritten later.
    private static boolean isLenient(SubgraphSchema schema, Applied applied, String location) {
        return !schema.links().isFederationTwo()
                && applied.federation() == FederationDirective.EXTERNAL
                && location.equals("INTERFACE");
    }

    private static boolean isByPart(String location) {
        return location.equals("OBJECT") || location.equals("INTERFACE");
    }

    private static void checkArguments(
            SubgraphSchema schema,
            Applied applied,
            DirectiveDefinition definition,
            List<CompositionError> errors) {
        Map<String, InputValueDefinition> known = new HashMap<>();
        definition.getInputValueDefinitions().forEach(input -> known.put(input.getName(), input));
        Place place = applied.place();
        for (Argument argument : applied.node().getArguments()) {
            InputValueDefinition input = known.remove(argument.getName());
            if (input == null) {
                errors.add(
                        invalid(
                                "@%s has no argument \"%s\""
                                        .formatted(applied.name(), argument.getName()),
                                place));
            } else if (!isFieldSet(applied, argument)
                    && !Values.isValid(schema, type(input), argument.getValue())) {
                errors.add(
                        invalid(
                                "argument \"%s\" of @%s is no %s"
                                        .formatted(argument.getName(), applied.name(), type(input)),
                                place));
            }
        }
        for (InputValueDefinition input : known.values()) {
            if (type(input) instanceof TypeReference.NonNull && input.getDefaultValue() == null) {
                errors.add(
                        invalid(
                                "@%s needs argument \"%s\""
                                        .formatted(applied.name(), input.getName()),
                                place));
            }
        }
    }

    /// What is no string there is told by the rules of the field sets.
    private static boolean isFieldSet(Applied applied, Argument argument) {
        return applied.federation() != null && argument.getName().equals("fields");
    }

    private static TypeReference type(InputValueDefinition input) {
        return TypeReference.parse(AstPrinter.printAst(input.getType()));
    }
}
