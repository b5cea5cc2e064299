package dev.waybill.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A request as bytes, in one buffer that is used again: one write, hence one packet. */
final class HeadWriter {

    private byte[] bytes = new byte[2_048];
    private int length;

    void start(String method, String path, byte[] common) {
        length = 0;
        add(method).add(" ").add(path).add(common);
    }

    HeadWriter add(String ascii) {
        room(ascii.length());
        for (int at = 0; at < ascii.length(); at++) {
            var character = ascii.charAt(at);
            if (character > 0x7E) {
                throw new IllegalArgumentException("not ASCII: " + ascii);
            }
            bytes[length++] = (byte) character;
        }
        return this;
    }

    private void add(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /** Ends the head and adds the body. */
    void finish(@Nullable String json) {
        if (json == null) {
            add("\r\n");
            return;
        }
        var body = json.getBytes(StandardCharsets.UTF_8);
        add("Content-Type: application/json\r\nContent-Length: ");
        add(Integer.toString(body.length)).add("\r\n\r\n").add(body);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
