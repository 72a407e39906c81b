package commercegraph.router.composition;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import java.util.Set;

/// Prints the API schema: types and fields by name, with descriptions and `@deprecated`, without
/// the built-in directives.
final class ApiSchemaPrinter {
    private static final SchemaPrinter.Options OPTIONS =
            SchemaPrinter.Options.defaultOptions()
                    .includeScalarTypes(true)
                    .includeDirectiveDefinition(
                            name ->
                                    !Set.of(
                                                    "include",
                                                    "skip",
                                                    "deprecated",
                                                    "specifiedBy",
                                                    "oneOf",
                                                    "defer",
                                                    "experimental_disableErrorPropagation")
                                            .contains(name));

    private ApiSchemaPrinter() {}

    static String print(GraphQLSchema schema) {
        return new SchemaPrinter(OPTIONS).print(schema);
    }
}
