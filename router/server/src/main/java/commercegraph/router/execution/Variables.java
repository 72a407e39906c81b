package commercegraph.router.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import commercegraph.router.json.JsonBuffer;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import java.util.List;

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

    /// Writes those of these that the client gave, as members of an object.
    ///
    /// @return whether there were any
    boolean write(List<JsonKey> names, JsonBuffer out) {
        boolean comma = false;
        for (JsonKey name : names) {
            int value = tape.find(object, name);
            if (value < 0) {
                continue;
            }
            if (comma) {
                out.raw((byte) ',');
            }
            comma = true;
            out.key(name);
            out.slice(tape, value);
        }
        return comma;
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
