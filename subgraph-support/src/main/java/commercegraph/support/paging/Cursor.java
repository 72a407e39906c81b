package commercegraph.support.paging;

import commercegraph.support.errors.GraphFailure;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Opaque to clients: a version and a position, in base64url. A position is what the list's store
/// needs to go on after it.
public final class Cursor {

    private static final String VERSION = "1:";
    private static final int CHARACTERS_MAX = 2048;

    private Cursor() {}

    public static String encode(String position) {
        byte[] bytes = (VERSION + position).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The position. A text that is no cursor of ours is BAD_USER_INPUT.
    public static String decode(String cursor) {
        if (cursor.length() > CHARACTERS_MAX) throw broken();
        String text = text(cursor);
        if (!text.startsWith(VERSION)) throw broken();
        return text.substring(VERSION.length());
    }

    private static String text(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw broken();
        }
    }

    private static GraphFailure broken() {
        return GraphFailure.badUserInput("`after` is not a cursor of this list");
    }
}
