package commercegraph.router.transport.subgraph;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.function.BiConsumer;

/// Takes server-sent events apart, as their bytes come: HTML standard, section 9.2.6 "Interpreting
/// an event stream". Of the fields `event` and `data` count here.
final class EventStream {
    private static final int CAPACITY = 1_024;

    private final int bytesMax;
    private final BiConsumer<String, byte[]> events;
    private byte[] line = new byte[CAPACITY];
    private int lineLength;
    private byte[] data = new byte[CAPACITY];
    private int dataLength;
    private String event = "";
    private boolean afterReturn;
    private boolean begun;

    /// @param bytesMax of a line, and of an event's data
    /// @param events takes the name of each event, and its data
    EventStream(int bytesMax, BiConsumer<String, byte[]> events) {
        this.bytesMax = bytesMax;
        this.events = events;
    }

    /// @return false when an event is too large
    boolean take(Buffer chunk) {
        int length = chunk.length();
        for (int i = 0; i < length; i++) {
            byte next = chunk.getByte(i);
            boolean feed = next == '\n';
            if (feed && afterReturn) {
                afterReturn = false;
            } else if (feed || next == '\r') {
                afterReturn = next == '\r';
                if (!endLine()) {
                    return false;
                }
            } else {
                afterReturn = false;
                if (lineLength == bytesMax) {
                    return false;
                }
                line = reserved(line, lineLength + 1);
                line[lineLength++] = next;
            }
        }
        return true;
    }

    private boolean endLine() {
        skipByteOrderMark();
        int length = lineLength;
        lineLength = 0;
        if (length == 0) {
            dispatch();
            return true;
        }
        int colon = 0;
        while (colon < length && line[colon] != ':') {
            colon++;
        }
        int value = Math.min(length, colon + 1);
        if (value < length && line[value] == ' ') {
            value++;
        }
        return switch (new String(line, 0, colon, UTF_8)) {
            case "event" -> {
                event = new String(line, value, length - value, UTF_8);
                yield true;
            }
            case "data" -> append(value, length - value);
            default -> true;
        };
    }

    private void skipByteOrderMark() {
        boolean marked =
                !begun
                        && lineLength >= 3
                        && line[0] == (byte) 0xEF
                        && line[1] == (byte) 0xBB
                        && line[2] == (byte) 0xBF;
        if (marked) {
            lineLength -= 3;
            System.arraycopy(line, 3, line, 0, lineLength);
        }
        begun = true;
    }

    private boolean append(int from, int length) {
        if ((long) dataLength + length + 1 > bytesMax) {
            return false;
        }
        data = reserved(data, dataLength + length + 1);
        System.arraycopy(line, from, data, dataLength, length);
        dataLength += length;
        data[dataLength++] = '\n';
        return true;
    }

    /// The last line feed of the data is none of it.
    private void dispatch() {
        if (!event.isEmpty() || dataLength > 0) {
            String name = event;
            byte[] bytes = Arrays.copyOf(data, Math.max(0, dataLength - 1));
            event = "";
            dataLength = 0;
            events.accept(name, bytes);
        }
    }

    private static byte[] reserved(byte[] bytes, int length) {
        return length <= bytes.length
                ? bytes
                : Arrays.copyOf(
                        bytes, (int) Math.max(length, Math.min(2L * bytes.length, 1 << 30)));
    }
}
