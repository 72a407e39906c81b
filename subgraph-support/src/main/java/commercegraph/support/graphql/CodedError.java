package commercegraph.support.graphql;

import commercegraph.support.errors.ErrorCode;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An error as it goes out: with its code, and without the engine's `classification`, which names
/// an exception.
record CodedError(
        String message,
        @Nullable List<Object> path,
        List<SourceLocation> locations,
        Map<String, Object> extensions)
        implements GraphQLError {

    private static final long serialVersionUID = 1L;

    static CodedError of(
            ErrorCode code, String message, ResultPath path, @Nullable SourceLocation location) {
        List<SourceLocation> locations = location == null ? List.of() : List.of(location);
        return new CodedError(message, path.toList(), locations, Map.of("code", code.name()));
    }

    static CodedError of(ErrorCode code, String message) {
        return new CodedError(message, null, List.of(), Map.of("code", code.name()));
    }

    /// The engine's own errors have no code: a request that is not valid is BAD_USER_INPUT, the
    /// rest INTERNAL.
    static CodedError of(GraphQLError error) {
        if (error instanceof CodedError coded) return coded;
        boolean input =
                error.getErrorType() == ErrorType.InvalidSyntax
                        || error.getErrorType() == ErrorType.ValidationError
                        || error.getErrorType() == ErrorType.OperationNotSupported;
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", (input ? ErrorCode.BAD_USER_INPUT : ErrorCode.INTERNAL).name());
        if (error.getExtensions() != null) extensions.putAll(error.getExtensions());
        List<SourceLocation> locations =
                error.getLocations() == null ? List.of() : error.getLocations();
        return new CodedError(error.getMessage(), error.getPath(), locations, extensions);
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public @Nullable List<Object> getPath() {
        return path;
    }

    @Override
    public List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions;
    }

    @Override
    public ErrorType getErrorType() {
        return ErrorType.DataFetchingException;
    }

    @Override
    public Map<String, Object> toSpecification() {
        var specified = new LinkedHashMap<String, Object>();
        specified.put("message", message);
        if (!locations.isEmpty())
            specified.put(
                    "locations",
                    locations.stream()
                            .map(
                                    location ->
                                            Map.of(
                                                    "line",
                                                    location.getLine(),
                                                    "column",
                                                    location.getColumn()))
                            .toList());
        if (path != null) specified.put("path", path);
        specified.put("extensions", extensions);
        return specified;
    }
}
