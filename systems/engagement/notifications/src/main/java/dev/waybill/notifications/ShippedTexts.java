package dev.waybill.notifications;

import dev.waybill.notifications.Texts.Which;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The texts that come with the code: {@code <language>/<template>.txt} beside this class. */
final class ShippedTexts {

    private static final Map<Which, Text> ALL = all();

    private ShippedTexts() {}

    static Text of(Which which) {
        return Objects.requireNonNull(ALL.get(which));
    }

    private static Map<Which, Text> all() {
        var all = new HashMap<Which, Text>();
        for (var template : Template.values()) {
            for (var language : Language.values()) {
                all.put(
                        new Which(template, language),
                        read(language.tag() + "/" + template.id() + ".txt"));
            }
        }
        return all;
    }

    private static Text read(String name) {
        try (var file = ShippedTexts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("no text is shipped as " + name);
            }
            return Text.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
