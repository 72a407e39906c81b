package commercegraph.bench;

import commercegraph.bench.Query.Selection;
import commercegraph.router.json.JsonKey;
import commercegraph.router.json.JsonWriter;
import commercegraph.router.json.Tape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the answer to one request.
final class Answer {
    private static final JsonKey UPC = JsonKey.of("upc");
    private static final JsonKey ID = JsonKey.of("id");
    private static final JsonKey TYPENAME = JsonKey.of("__typename");

    private final Data data;
    private final Tape request;
    private final int variables;
    private final JsonWriter out;

    Answer(Data data, Tape request, int variables, JsonWriter out) {
        this.data = data;
        this.request = request;
        this.variables = variables;
        this.out = out;
    }

    void write(Query query) {
        out.beginObject().key("data").beginObject();
        for (Selection field : query.selections()) {
            out.key(field.responseKey());
            if (field.representations() != null) {
                entities(field, field.representations());
            } else if (field.name().equals("__typename")) {
                out.value("Query");
            } else {
                value(root(field.name()), field.selections());
            }
        }
        out.end().end();
    }

    private @Nullable Object root(String field) {
        return switch (field) {
            case "users" -> List.copyOf(data.users.values());
            case "topProducts" -> List.copyOf(data.products.values());
            case "me" -> data.users.get("1");
            default -> null;
        };
    }

    private void entities(Selection field, JsonKey variable) {
        int list = request.find(variables, variable);
        out.beginArray();
        int end = request.next(list);
        for (int item = request.first(list); item < end; item = request.next(item)) {
            String type = request.text(request.find(item, TYPENAME));
            int key = request.find(item, type.equals("Product") ? UPC : ID);
            value(data.find(type, request.text(key)), field.selections());
        }
        out.end();
    }

    private void value(@Nullable Object value, List<Selection> selections) {
        switch (value) {
            case null -> out.nullValue();
            case byte[] json -> out.raw(json);
            case Node node -> object(node, selections);
            case List<?> list -> {
                out.beginArray();
                for (Object item : list) {
                    value(item, selections);
                }
                out.end();
            }
            default -> throw new IllegalArgumentException("not a value: " + value);
        }
    }

    private void object(Node node, List<Selection> selections) {
        out.beginObject();
        for (Selection field : selections) {
            if (field.type() == null || field.type().equals(node.type())) {
                out.key(field.responseKey());
                if (field.name().equals("__typename")) {
                    out.value(node.type());
                } else {
                    value(node.get(field.name()), field.selections());
                }
            }
        }
        out.end();
    }
}
