package commercegraph.router.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;

/// The client's variables: an object of a tape, which may be that of the whole request. Variables
/// go on to subgraphs as the slices they came in.
///
/// @param object the index of the object
public record Variables(Tape tape, int object) {
    public static final Variables NONE = none();

    public Variables {
        if (!tape.isObject(object)) {
            throw new IllegalArgumentException("variables are an object");
        }
    }

    private static Variables none() {
        try {
            Tape empty = Tape.scan("{}".getBytes(UTF_8));
            return new Variables(empty, empty.root());
        } catch (MalformedJson impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
