package commercegraph.router.execution;

import commercegraph.router.json.JsonWriter;
import java.util.List;

/// One step of an error's path in the client's answer.
sealed interface PathSegment {
    record Key(String responseKey) implements PathSegment {}

    record Index(int index) implements PathSegment {}

    /// Any item of a list. Only in what explains nulls; never written.
    record Each() implements PathSegment {}

    static void write(List<PathSegment> path, JsonWriter writer) {
        writer.beginArray();
        for (PathSegment segment : path) {
            switch (segment) {
                case Key(var key) -> writer.value(key);
                case Index(var index) -> writer.value(index);
                case Each() -> throw new IllegalArgumentException("a pattern is no path");
            }
        }
        writer.end();
    }
}
