package commercegraph.router.composition.rules;

import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.FederationDirective;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Holds a rule against every application of a directive at a field.
final class AppliedFields {
    private AppliedFields() {}

    interface Check {
        void check(
                SubgraphSchema schema,
                FieldNode field,
                Applied applied,
                Consumer<CompositionError> errors);
    }

    static Stream<CompositionError> check(
            SubgraphSchema schema, FederationDirective directive, Check rule) {
        List<CompositionError> errors = new ArrayList<>();
        schema.fields()
                .forEach(
                        field ->
                                field.applied(directive)
                                        .forEach(
                                                applied ->
                                                        rule.check(
                                                                schema,
                                                                field,
                                                                applied,
                                                                errors::add)));
        return errors.stream();
    }
}
