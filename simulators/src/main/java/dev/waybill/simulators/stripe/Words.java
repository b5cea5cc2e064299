package dev.waybill.simulators.stripe;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first 250 metadata keys that are met become one byte each; later ones are spelt out. */
final class Words {
    private static final int SPELT = 255;
    private static final int MOST = 250;

    private static final Map<String, Integer> NUMBERS = new HashMap<>();
    private static final List<String> WORDS = new ArrayList<>();

    private Words() {}

    static void write(String word, ByteArrayOutputStream out) {
        var number = number(word);
        out.write(number);
        if (number == SPELT) {
            writeText(word, out);
        }
    }

    static String read(ByteBuffer in) {
        var number = in.get() & 0xFF;
        if (number == SPELT) {
            var text = new byte[in.getShort() & 0xFFFF];
            in.get(text);
            return new String(text, StandardCharsets.UTF_8);
        }
        synchronized (WORDS) {
            return WORDS.get(number);
        }
    }

    static void writeText(String text, ByteArrayOutputStream out) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private static int number(String word) {
        synchronized (WORDS) {
            var known = NUMBERS.get(word);
            if (known != null) {
                return known;
            }
            if (WORDS.size() == MOST) {
                return SPELT;
            }
            NUMBERS.put(word, WORDS.size());
            WORDS.add(word);
            return WORDS.size() - 1;
        }
    }
}
