package commercegraph.router.operation.passes;

import commercegraph.router.operation.Checked;
import commercegraph.router.operation.OperationError;
import commercegraph.router.operation.OperationError.Code;
import commercegraph.router.operation.OperationError.Location;
import graphql.language.Document;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// GraphQL specification, section 5 "Validation", against what clients may see.
public final class ValidateDocument {
    private ValidateDocument() {}

    public static Checked<Document> apply(Document document, GraphQLSchema schema) {
        List<ValidationError> errors =
                new Validator().validateDocument(schema, document, Locale.ENGLISH);
        if (errors.isEmpty()) {
            return new Checked.Valid<>(document);
        }
        return new Checked.Invalid<>(errors.stream().map(ValidateDocument::error).toList());
    }

    private static OperationError error(ValidationError error) {
        return new OperationError(
                Code.GRAPHQL_VALIDATION_FAILED,
                Objects.requireNonNullElse(error.getMessage(), "The operation is not valid."),
                locations(error));
    }

    private static List<Location> locations(ValidationError error) {
        List<SourceLocation> locations = error.getLocations();
        return locations == null
                ? List.of()
                : locations.stream()
                        .filter(location -> location.getLine() > 0 && location.getColumn() > 0)
                        .map(location -> new Location(location.getLine(), location.getColumn()))
                        .toList();
    }
}
