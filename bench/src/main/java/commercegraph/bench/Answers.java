package commercegraph.bench;

import commercegraph.router.json.JsonBuffer;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.JsonWriter;
import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// What the subgraphs answer. The data never changes, so equal requests have one answer, which is
/// kept. For one thread.
final class Answers {
    private static final JsonKey QUERY = JsonKey.of("query");
    private static final JsonKey VARIABLES = JsonKey.of("variables");
    private static final int ANSWER_BYTES = 16 * 1024;
    private static final int KEPT_MAX = 1_000;

    private final Data data = new Data();
    private final Documents documents = new Documents();
    private final Map<ByteBuffer, byte[]> kept = new HashMap<>();

    /// @param body of a GraphQL request
    byte[] to(byte[] body) throws MalformedJson {
        ByteBuffer key = ByteBuffer.wrap(body);
        byte[] known = kept.get(key);
        if (known == null) {
            if (kept.size() == KEPT_MAX) {
                kept.clear();
            }
            known = answer(body);
            kept.put(key, known);
        }
        return known;
    }

    private byte[] answer(byte[] body) throws MalformedJson {
        Tape tape = Tape.scan(body);
        Query query = documents.get(tape.text(tape.find(tape.root(), QUERY)));
        var buffer = new JsonBuffer(ANSWER_BYTES);
        int variables = tape.find(tape.root(), VARIABLES);
        new Answer(data, tape, variables, new JsonWriter(buffer)).write(query);
        return buffer.toBytes();
    }
}
