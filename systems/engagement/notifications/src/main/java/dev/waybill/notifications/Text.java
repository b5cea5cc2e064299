package dev.waybill.notifications;

import dev.waybill.contracts.Guard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template's text in one language, logic-less, for every channel.
 *
 * @param subject of an e-mail, and the title of a push message
 * @param body of an e-mail
 */
record Text(String subject, String body, String sms, String push) {

    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_BODY = 20_000;

    Text {
        var guard = new Guard();
        guard.text("subject", subject, 1, LONGEST_LINE);
        prose(guard, "body", body);
        guard.text("sms", sms, 1, LONGEST_LINE);
        guard.text("push", push, 1, LONGEST_LINE);
        guard.check();
    }

    private static void prose(Guard guard, String name, @Nullable String value) {
        guard.given(name, value);
        guard.proseIfGiven(name, value, LONGEST_BODY);
        if (value != null && value.isBlank()) {
            guard.violated(name, "must say something");
        }
    }

    /**
     * As it is shipped: {@code subject:}, {@code sms:} and {@code push:}, an empty line, the body.
     */
    static Text read(String file) {
        var end = file.indexOf("\n\n");
        var head = file.substring(0, end).lines().toList();
        return new Text(
                part(head, "subject: "),
                file.substring(end + 2),
                part(head, "sms: "),
                part(head, "push: "));
    }

    private static String part(List<String> head, String name) {
        return head.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line " + name));
    }
}
