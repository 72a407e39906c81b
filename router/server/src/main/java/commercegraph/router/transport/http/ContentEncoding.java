package commercegraph.router.transport.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Undoes the compression of a request's body. It is not left to the server, since a message
/// signature covers the bytes as they came.
final class ContentEncoding {
    private ContentEncoding() {}

    /// What a body says.
    sealed interface Decoded {
        record Bytes(byte[] bytes) implements Decoded {}

        record Failed(HttpFailure failure) implements Decoded {}
    }

    static Decoded decode(@Nullable String encoding, byte[] body, int bytesMax) {
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> new Decoded.Bytes(body);
            case "gzip", "x-gzip" -> gunzip(body, bytesMax);
            default ->
                    new Decoded.Failed(
                            HttpFailure.of(
                                    HttpFailure.UNSUPPORTED_MEDIA_TYPE,
                                    "Of content encodings gzip alone is taken"));
        };
    }

    private static Decoded gunzip(byte[] body, int bytesMax) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = gzip.readNBytes(bytesMax + 1);
            return bytes.length > bytesMax
                    ? new Decoded.Failed(HttpFailure.tooLarge(bytesMax))
                    : new Decoded.Bytes(bytes);
        } catch (IOException malformed) {
            return new Decoded.Failed(HttpFailure.badRequest("The body is not gzip"));
        }
    }
}
