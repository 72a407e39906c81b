package commercegraph.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Writes the answer to a request that never became an execution: a GraphQL error with its code.
final class Refusals {

    private static final JsonMapper JSON = new JsonMapper();

    private Refusals() {}

    static void write(
            HttpServletResponse response,
            int status,
            String message,
            Map<String, String> extensions)
            throws IOException {
        Map<String, Object> error = Map.of("message", message, "extensions", extensions);
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(Map.of("errors", List.of(error))));
    }
}
