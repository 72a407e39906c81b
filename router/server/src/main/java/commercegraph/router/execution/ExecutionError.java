package commercegraph.router.execution;

import commercegraph.router.federation.SubgraphName;
import commercegraph.router.json.JsonWriter;
import commercegraph.router.json.Tape;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An error of the answer, in the client's terms: GraphQL specification, section 7.1.2. It has no
/// locations: those of a subgraph point into a document that no client knows.
///
/// @param path empty when nothing is known of it
/// @param code where the extensions have none
/// @param subgraph goes out as `extensions.service`
/// @param extensions those of a subgraph's error, or null
record ExecutionError(
        String message,
        Optional<List<PathSegment>> path,
        String code,
        Optional<SubgraphName> subgraph,
        @Nullable Extensions extensions) {

    /// An object of a subgraph's answer.
    record Extensions(Tape tape, int object) {}

    static ExecutionError of(String message, List<PathSegment> path, String code) {
        return new ExecutionError(message, Optional.of(path), code, Optional.empty(), null);
    }

    ExecutionError at(List<PathSegment> place) {
        return new ExecutionError(message, Optional.of(place), code, subgraph, extensions);
    }

    void write(JsonWriter writer) {
        writer.beginObject().key("message").value(message);
        if (path.isPresent()) {
            writer.key("path");
            PathSegment.write(path.get(), writer);
        }
        writer.key("extensions").beginObject();
        boolean hasCode = false;
        boolean hasService = false;
        if (extensions != null) {
            Tape tape = extensions.tape();
            int end = tape.next(extensions.object());
            for (int key = tape.first(extensions.object());
                    key < end;
                    key = tape.next(tape.valueOf(key))) {
                String name = tape.text(key);
                hasCode |= name.equals("code");
                hasService |= name.equals("service");
                writer.key(name).slice(tape, tape.valueOf(key));
            }
        }
        if (!hasCode) {
            writer.key("code").value(code);
        }
        if (!hasService && subgraph.isPresent()) {
            writer.key("service").value(subgraph.get().value());
        }
        writer.end().end();
    }
}
