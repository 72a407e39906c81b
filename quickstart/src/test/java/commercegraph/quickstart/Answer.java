package commercegraph.quickstart;

import tools.jackson.databind.JsonNode;

/// What the router answered.
record Answer(int status, JsonNode body) {
    /// The value at a JSON pointer below `data`.
    JsonNode at(String pointer) {
        return body.at("/data" + pointer);
    }

    /// The code of the first error, or an empty string without one.
    String code() {
        return body.at("/errors/0/extensions/code").asString("");
    }

    boolean hasErrors() {
        return body.has("errors");
    }
}
