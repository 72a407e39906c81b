package commercegraph.metrics.domain;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A digest of everything that a sender said of an event: two events of one eventId are the same
/// if and only if these are. The order of keys in properties means nothing, nor does the way a
/// number is written. Taken before the times are corrected, as a retry may give another `sentAt`.
public record ContentHash(String value) {

    static ContentHash of(Event event) {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        try {
            for (Object part : parts(event)) write(out, part);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ContentHash(
                Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(bytes)));
    }

    private static Iterable<@Nullable Object> parts(Event event) {
        return java.util.Arrays.asList(
                event.type().name(),
                event.userId() == null ? null : event.userId().value(),
                event.anonymousId(),
                event.productId() == null ? null : event.productId().value(),
                event.sessionId(),
                event.name(),
                event.recommendationId(),
                event.position(),
                event.impressions(),
                event.value(),
                event.comment(),
                event.sentiment() == null ? null : event.sentiment().name(),
                event.properties(),
                event.occurredAt().toString());
    }

    /// Each value with a sign of its kind and its length, so that no two values look alike.
    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte('0');
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, @Nullable Object>();
                map.forEach((key, child) -> sorted.put(String.valueOf(key), child));
                out.writeByte('m');
                out.writeInt(sorted.size());
                for (var entry : sorted.entrySet()) {
                    write(out, entry.getKey());
                    write(out, entry.getValue());
                }
            }
            case List<?> list -> {
                out.writeByte('l');
                out.writeInt(list.size());
                for (Object child : list) write(out, child);
            }
            case Number number -> text(out, 'n', plain(number));
            case Boolean flag -> text(out, 'b', flag.toString());
            default -> text(out, 's', value.toString());
        }
    }

    private static String plain(Number number) {
        BigDecimal exact = new BigDecimal(number.toString());
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toString();
    }

    private static void text(DataOutputStream out, char kind, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(kind);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] sha256(ByteArrayOutputStream bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
