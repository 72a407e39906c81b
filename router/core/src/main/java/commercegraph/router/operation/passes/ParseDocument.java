package commercegraph.router.operation.passes;

import commercegraph.router.operation.Checked;
import commercegraph.router.operation.DocumentLimits;
import commercegraph.router.operation.OperationError;
import commercegraph.router.operation.OperationError.Code;
import commercegraph.router.operation.OperationError.Location;
import graphql.language.Document;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Text to syntax tree: GraphQL specification, section 2.
public final class ParseDocument {
    private ParseDocument() {}

    public static Checked<Document> apply(String text, DocumentLimits limits) {
        ParserOptions options =
                ParserOptions.newParserOptions()
                        .captureIgnoredChars(false)
                        .captureLineComments(false)
                        .captureSourceLocation(true)
                        .maxCharacters(limits.charactersMax())
                        .maxTokens(limits.tokensMax())
                        .maxWhitespaceTokens(limits.charactersMax())
                        .maxRuleDepth(limits.depthMax())
                        .build();
        try {
            return new Checked.Valid<>(
                    Parser.parse(
                            ParserEnvironment.newParserEnvironment()
                                    .document(text)
                                    .parserOptions(options)
                                    .build()));
        } catch (ParseCancelledException
                | ParseCancelledTooDeepException
                | ParseCancelledTooManyCharsException e) {
            return failed(Code.OPERATION_TOO_LARGE, e);
        } catch (InvalidSyntaxException e) {
            return failed(Code.GRAPHQL_PARSE_FAILED, e);
        }
    }

    private static Checked<Document> failed(Code code, InvalidSyntaxException failure) {
        String message =
                Objects.requireNonNullElse(
                        failure.getMessage(), "The document is not valid GraphQL.");
        return Checked.invalid(new OperationError(code, message, locations(failure.getLocation())));
    }

    private static List<Location> locations(@Nullable SourceLocation location) {
        return location == null || location.getLine() < 1
                ? List.of()
                : List.of(new Location(location.getLine(), Math.max(1, location.getColumn())));
    }
}
