package dev.waybill.simulators.stripe;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Metadata packed into bytes: UUIDs take 16 bytes instead of 80, keys that are seen often one byte.
 * This is what lets a million intents fit into a small heap.
 */
final class Metadata {
    static final Metadata NONE = new Metadata(new byte[0]);

    private static final int UUID_VALUE = 0xFFFF;

    private final byte[] packed;

    /** The bytes that {@link #packed} gave. */
    Metadata(byte[] packed) {
        this.packed = packed;
    }

    static Metadata of(Map<String, String> pairs) {
        if (pairs.isEmpty()) {
            return NONE;
        }
        var out = new ByteArrayOutputStream(20 * pairs.size());
        pairs.forEach((key, value) -> {
            Words.write(key, out);
            write(value, out);
        });
        return new Metadata(out.toByteArray());
    }

    byte[] packed() {
        return packed;
    }

    Map<String, String> pairs() {
        var pairs = new LinkedHashMap<String, String>();
        var in = ByteBuffer.wrap(packed);
        while (in.hasRemaining()) {
            pairs.put(Words.read(in), read(in));
        }
        return pairs;
    }

    @Nullable String get(String key) {
        return pairs().get(key);
    }

    private static void write(String value, ByteArrayOutputStream out) {
        var uuid = uuid(value);
        if (uuid != null) {
            out.writeBytes(new byte[] {(byte) (UUID_VALUE >> 8), (byte) UUID_VALUE});
            out.writeBytes(
                    ByteBuffer.allocate(16)
                            .putLong(uuid.getMostSignificantBits())
                            .putLong(uuid.getLeastSignificantBits())
                            .array());
        } else {
            Words.writeText(value, out);
        }
    }

    private static String read(ByteBuffer in) {
        var length = in.getShort() & 0xFFFF;
        if (length == UUID_VALUE) {
            return new UUID(in.getLong(), in.getLong()).toString();
        }
        var text = new byte[length];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Null unless the text is the canonical form, so that what comes out is what went in. */
    private static @Nullable UUID uuid(String text) {
        if (text.length() != 36 || text.charAt(8) != '-' || text.charAt(23) != '-') {
            return null;
        }
        try {
            var uuid = UUID.fromString(text);
            return uuid.toString().equals(text) ? uuid : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
