package dev.waybill.simulators.inbox;

import dev.waybill.simulators.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The inbox, for eyes and for programs. */
final class InboxPage {
    private static final String HEAD =
            """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Inbox</title>
            <style>body{font:15px/1.5 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}
            article{border:1px solid #ccc;border-radius:6px;padding:.6rem 1rem;margin:1rem 0}
            h2{font-size:1.05rem;margin:.2rem 0}small{color:#555}pre{white-space:pre-wrap;font:inherit}</style>
            <h1>Inbox</h1><p>What has been sent to people, newest first; as JSON with <code>?format=json</code>.</p>
            """;

    private InboxPage() {}

    static byte[] json(List<Letters.Shown> letters) {
        return Json.object(json -> {
            json.writeArrayPropertyStart("items");
            for (var shown : letters) {
                var letter = shown.letter();
                json.writeStartObject();
                json.writeStringProperty("channel", letter.channel());
                json.writeStringProperty("id", letter.id());
                json.writeStringProperty("from", letter.from());
                json.writeStringProperty("to", letter.to());
                json.writeStringProperty("subject", letter.subject());
                json.writeStringProperty("text", letter.text());
                json.writeStringProperty("at", letter.at().toString());
                json.writeNumberProperty("arrivals", shown.arrivals());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static byte[] html(List<Letters.Shown> letters) {
        var page = new StringBuilder(HEAD);
        letters.forEach(shown -> page.append(article(shown)));
        if (letters.isEmpty()) {
            page.append("<p>Nothing yet.</p>");
        }
        return page.append("</html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String article(Letters.Shown shown) {
        var letter = shown.letter();
        return "<article><small>%s to %s at %s%s</small><h2>%s</h2><pre>%s</pre></article>\n"
                .formatted(
                        escaped(letter.channel()),
                        escaped(letter.to()),
                        letter.at(),
                        shown.arrivals() == 1 ? "" : ", arrived " + shown.arrivals() + " times",
                        escaped(letter.subject()),
                        escaped(letter.text()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
