package commercegraph.router.execution;

import commercegraph.router.json.JsonKey;
import commercegraph.router.json.Tape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Numbers known texts, so that a string of a tape is told by its number without being decoded.
/// An open hash table over the bytes.
final class TextTable {
    /// No known text.
    static final int UNKNOWN = -1;

    private final JsonKey[] texts;
    private final int[] slots;

    private TextTable(List<JsonKey> texts) {
        this.texts = texts.toArray(JsonKey[]::new);
        this.slots = new int[Integer.highestOneBit(Math.max(1, texts.size())) * 4];
        for (int id = 0; id < this.texts.length; id++) {
            int slot = hash(this.texts[id].name()) & slots.length - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = id + 1;
        }
    }

    /// Of names: what GraphQL calls so is ASCII.
    static TextTable of(Iterable<String> names) {
        Builder builder = new Builder();
        names.forEach(builder::id);
        return builder.build();
    }

    int size() {
        return texts.length;
    }

    JsonKey text(int id) {
        return texts[id];
    }

    /// The number of a string's text, or [#UNKNOWN]; of any other value as well.
    int idOf(Tape tape, int value) {
        if (!tape.isString(value)) {
            return UNKNOWN;
        }
        int slot =
                hash(tape.bytes(), tape.start(value) + 1, tape.end(value) - 1) & slots.length - 1;
        while (slots[slot] != 0) {
            int id = slots[slot] - 1;
            if (tape.isText(value, texts[id])) {
                return id;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return UNKNOWN;
    }

    private static int hash(String name) {
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = 31 * hash + name.charAt(i);
        }
        return hash ^ hash >>> 7;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ hash >>> 7;
    }

    /// Gives out numbers while a plan is compiled.
    static final class Builder {
        private final Map<String, Integer> ids = new LinkedHashMap<>();

        int id(String name) {
            return ids.computeIfAbsent(name, _ -> ids.size());
        }

        TextTable build() {
            List<JsonKey> texts = new ArrayList<>();
            ids.keySet().forEach(name -> texts.add(JsonKey.of(name)));
            return new TextTable(texts);
        }
    }
}
