package commercegraph.router.composition.rules;

import static commercegraph.router.composition.rules.SubgraphRule.error;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.FieldSets;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.FieldSet;
import commercegraph.router.federation.FieldSetParser;
import commercegraph.router.federation.InvalidFieldSetException;
import commercegraph.router.federation.InvalidFieldSetException.Problem;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the field set of a directive and holds it against the type that it selects from. Says at
/// most one thing about each.
final class FieldSetReading {
    private FieldSetReading() {}

    /// @return empty when the field set is invalid, which is told
    static Optional<FieldSet> read(
            SubgraphSchema schema,
            String type,
            Applied applied,
            FieldSetCodes codes,
            Consumer<CompositionError> errors) {
        Optional<String> text = applied.string("fields");
        if (text.isEmpty()) {
            errors.accept(
                    error(
                            codes.notAString(),
                            "the fields of %s are a string".formatted(described(applied, codes)),
                            applied.place()));
            return Optional.empty();
        }
        try {
            return fit(schema, type, applied, FieldSetParser.parse(text.get()), codes, errors);
        } catch (InvalidFieldSetException e) {
            boolean directive = e.problem() == Problem.DIRECTIVE;
            errors.accept(
                    error(
                            directive ? codes.directiveInside() : codes.invalid(),
                            "%s: %s".formatted(described(applied, codes), e.getMessage()),
                            applied.place()));
            return directive
                    ? FieldSets.of(applied)
                            .flatMap(fields -> fit(schema, type, applied, fields, codes, errors))
                    : Optional.empty();
        }
    }

    private static Optional<FieldSet> fit(
            SubgraphSchema schema,
            String type,
            Applied applied,
            FieldSet fields,
            FieldSetCodes codes,
            Consumer<CompositionError> errors) {
        Optional<String> problem = FieldSetFit.problem(schema, type, fields.selections());
        problem.ifPresent(
                message ->
                        errors.accept(
                                error(
                                        codes.invalid(),
                                        "%s %s".formatted(described(applied, codes), message),
                                        applied.place())));
        return problem.isEmpty() ? Optional.of(fields) : Optional.empty();
    }

    static String described(Applied applied, FieldSetCodes codes) {
        return "@%s(fields: \"%s\")"
                .formatted(codes.directive().specName(), applied.string("fields").orElse(""));
    }
}
