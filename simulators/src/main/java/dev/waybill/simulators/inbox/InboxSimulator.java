package dev.waybill.simulators.inbox;

import dev.waybill.simulators.Call;
import dev.waybill.simulators.Chance;
import dev.waybill.simulators.Dial;
import dev.waybill.simulators.Faults;
import dev.waybill.simulators.Journal;
import dev.waybill.simulators.Json;
import dev.waybill.simulators.Pause;
import dev.waybill.simulators.Reply;
import dev.waybill.simulators.Reply.Answer;
import dev.waybill.simulators.Settings;
import dev.waybill.simulators.Simulator;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Everybody's inbox: {@code GET /inbox} shows what has been sent, as a page or as JSON ({@code
 * ?format=json&to=&channel=&limit=}). Mail comes over SMTP, whose port {@code GET /inbox/smtp}
 * tells; SMS by {@code POST /sms/messages}; push messages by {@code POST /push/<browser>}, whose
 * subscription {@code GET /push/<browser>} is.
 */
public final class InboxSimulator implements Simulator, SmtpSession.Mailroom {
    private static final int SHOWN = 200;

    private final Dial<InboxDials> dial =
            new Dial<>(InboxDials.INITIAL, InboxDials.class, () -> {});
    private final Pause pause;
    private final Chance chance;
    private final Clock clock;
    private final Letters letters;
    private final Browsers browsers;
    private final SmtpServer smtp;

    public InboxSimulator(Settings settings, Pause pause) {
        this.pause = pause;
        this.chance = new Chance(settings.seed());
        this.clock = settings.clock();
        this.letters = new Letters(settings.data().resolve("inbox.jsonl"));
        this.browsers = Browsers.in(settings.data().resolve("browsers.keys"));
        this.smtp =
                new SmtpServer(settings.smtpPort(), client -> new SmtpSession(client, this).talk());
    }

    public int smtpPort() {
        return smtp.port();
    }

    @Override
    public Dial<InboxDials> dial() {
        return dial;
    }

    @Override
    public Journal journal() {
        return letters.journal();
    }

    @Override
    public Reply reply(Call call) {
        if (!call.method().equals("GET")) {
            return Answer.problem(405, "an inbox is read");
        }
        if (call.path().equals("/smtp")) {
            return Answer.json(
                    200,
                    Json.object(json -> {
                        json.writeStringProperty("host", "127.0.0.1");
                        json.writeNumberProperty("port", smtp.port());
                    }));
        }
        return call.path().isEmpty() || call.path().equals("/")
                ? page(call)
                : Answer.problem(404, "there is /inbox and /inbox/smtp");
    }

    private Answer page(Call call) {
        var query = call.queryParameters();
        var to = query.get("to");
        var channel = query.get("channel");
        var found =
                letters.list(
                        letter ->
                                (to == null || to.equals(letter.to()))
                                        && (channel == null || channel.equals(letter.channel())),
                        limit(query.get("limit")));
        var accept = Objects.requireNonNullElse(call.header("Accept"), "");
        var format = query.getOrDefault("format", accept.contains("text/html") ? "html" : "json");
        return format.equals("html")
                ? new Answer(
                        200,
                        InboxPage.html(found),
                        Map.of("Content-Type", "text/html; charset=utf-8"))
                : Answer.json(200, InboxPage.json(found));
    }

    private static int limit(@Nullable String asked) {
        try {
            return asked == null ? SHOWN : Math.clamp(Integer.parseInt(asked), 1, 10_000);
        } catch (NumberFormatException _) {
            return SHOWN;
        }
    }

    /** {@code POST /sms/messages {id, from, to, text}}. */
    public Reply sms(Call call) throws InterruptedException {
        if (!call.method().equals("POST") || !call.path().equals("/messages")) {
            return Answer.problem(404, "SMS are sent by POST /sms/messages");
        }
        var message = read(call.body());
        for (var name : List.of("id", "from", "to", "text")) {
            if (!message.path(name).isString()) {
                return Answer.problem(400, name + " is required");
            }
        }
        var to = message.path("to").asString();
        if (dial.get().bouncing().contains(to)) {
            return Answer.problem(410, "there is no such number");
        }
        return fated(
                dial.get().sms(),
                () -> {
                    arrive(
                            "SMS",
                            message.path("id").asString(),
                            message.path("from").asString(),
                            to,
                            "",
                            message.path("text").asString());
                    return Answer.json(202, Json.object(json -> {}));
                });
    }

    /** A push service: {@code POST} sends to a browser, {@code GET} is its subscription. */
    public Reply push(Call call) throws InterruptedException {
        var origin = "http://" + call.header("Host");
        var endpoint = origin + "/push" + call.path();
        if (call.method().equals("GET")) {
            return Answer.json(200, subscription(endpoint));
        }
        if (dial.get().bouncing().contains(endpoint)) {
            return Answer.problem(410, "nobody has subscribed here any more");
        }
        var fault = Vapid.fault(call.header("Authorization"), origin, clock.instant());
        if (fault != null) {
            return Answer.problem(403, fault);
        }
        JsonNode shown;
        try {
            shown = read(browsers.decrypt(call.body()));
        } catch (GeneralSecurityException unreadable) {
            return Answer.problem(400, "not for this browser: " + unreadable.getMessage());
        }
        return fated(
                dial.get().push(),
                () -> {
                    arrive(
                            "PUSH",
                            shown.path("tag").asString(""),
                            "",
                            endpoint,
                            shown.path("title").asString(""),
                            shown.path("body").asString(""));
                    return new Answer(201, new byte[0], Map.of("Location", endpoint + "/sent"));
                });
    }

    private byte[] subscription(String endpoint) {
        return Json.object(json -> {
            json.writeStringProperty("endpoint", endpoint);
            json.writeObjectPropertyStart("keys");
            json.writeStringProperty("p256dh", browsers.p256dh());
            json.writeStringProperty("auth", browsers.auth());
            json.writeEndObject();
        });
    }

    @Override
    public boolean knows(String mailbox) {
        return !dial.get().bouncing().contains(mailbox);
    }

    @Override
    public @Nullable String take(List<String> mailboxes, byte[] mail) throws InterruptedException {
        Supplier<Answer> work =
                () -> {
                    Mail.read(mail, mailboxes, clock.instant()).forEach(letters::arrive);
                    return Answer.json(250, new byte[0]);
                };
        return switch (fated(dial.get().email(), work)) {
            case Answer answer ->
                    switch (answer.status()) {
                        case 250 -> "250 OK";
                        case 503 -> "421 4.3.2 not at the moment";
                        default -> "451 4.3.0 something went wrong here";
                    };
            case Reply.Silence silence -> {
                pause.last(silence.hold());
                yield null;
            }
        };
    }

    private Reply fated(Faults faults, Supplier<Answer> work) throws InterruptedException {
        var luck = chance.next();
        var fate = faults.fate(luck);
        if (!pause.last(faults.latency().draw(luck))) {
            return faults.silence();
        }
        return switch (fate) {
            case UNAVAILABLE -> Answer.problem(503, "temporarily unavailable");
            case ERROR -> Answer.problem(500, "failed");
            case TIMEOUT_BEFORE -> faults.silence();
            case ANSWER -> work.get();
            case TIMEOUT_AFTER -> {
                var _ = work.get();
                yield faults.silence();
            }
        };
    }

    private void arrive(
            String channel, String id, String from, String to, String subject, String text) {
        letters.arrive(new Letter(channel, id, from, to, subject, text, clock.instant()));
    }

    private static JsonNode read(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException _) {
            return Json.MAPPER.createObjectNode();
        }
    }

    @Override
    public void books(JsonGenerator json) {
        letters.counts()
                .forEach((channel, count) ->
                        json.writeNumberProperty(channel.toLowerCase(Locale.ROOT), count));
    }

    /** It knows of no payments. */
    @Override
    public void payment(String paymentId, JsonGenerator json) {
        // Nothing to write.
    }

    @Override
    public void close() {
        smtp.close();
        letters.close();
    }
}
