package dev.waybill.simulators.inbox;

import dev.waybill.simulators.Call;
import dev.waybill.simulators.Chance;
import dev.waybill.simulators.Dial;
import dev.waybill.simulators.Endpoint;
import dev.waybill.simulators.Journal;
import dev.waybill.simulators.Json;
import dev.waybill.simulators.Pause;
import dev.waybill.simulators.Reply;
import dev.waybill.simulators.Reply.Answer;
import dev.waybill.simulators.Settings;
import dev.waybill.simulators.Simulator;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Everybody's inbox: {@code GET /inbox} shows what has been sent, as a page or as JSON ({@code
 * ?format=json&to=&channel=&limit=}). Mail comes over SMTP, whose port {@code GET /inbox/smtp}
 * tells; SMS by {@code POST /sms/messages}; push messages by {@code POST /push/<browser>}, whose
 * subscription {@code GET /push/<browser>} is.
 */
public final class InboxSimulator implements Simulator {
    private static final int SHOWN = 200;

    private final Dial<InboxDials> dial =
            new Dial<>(InboxDials.INITIAL, InboxDials.class, () -> {});
    private final Fates fates;
    private final Clock clock;
    private final Letters letters;
    private final Browsers browsers;
    private final @Nullable SmtpServer smtp;

    public InboxSimulator(Settings settings, Pause pause) {
        this(settings, pause, true);
    }

    /** One that needs no network: nobody can send it mail. */
    public static InboxSimulator withoutMail(Settings settings, Pause pause) {
        return new InboxSimulator(settings, pause, false);
    }

    private InboxSimulator(Settings settings, Pause pause, boolean mail) {
        this.fates = new Fates(pause, new Chance(settings.seed()));
        this.clock = settings.clock();
        this.letters = new Letters(settings.data().resolve("inbox.jsonl"));
        this.browsers = Browsers.in(settings.data().resolve("browsers.keys"));
        var postman = new Postman(dial, fates, letters, pause, clock);
        this.smtp =
                mail
                        ? new SmtpServer(
                                settings.smtpPort(),
                                client -> new SmtpSession(client, postman).talk())
                        : null;
    }

    public int smtpPort() {
        return Objects.requireNonNull(smtp, "it takes no mail").port();
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
        if (call.path().equals("/smtp") && smtp != null) {
            var port = smtp.port();
            return Answer.json(
                    200,
                    Json.object(json -> {
                        json.writeStringProperty("host", "127.0.0.1");
                        json.writeNumberProperty("port", port);
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

    /** Where SMS are sent. */
    public Endpoint sms() {
        return new SmsGateway(dial, fates, letters, clock);
    }

    /** Where push messages are sent, and browsers are asked for their subscriptions. */
    public Endpoint push() {
        return new PushGateway(dial, fates, letters, browsers, clock);
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
        if (smtp != null) {
            smtp.close();
        }
        letters.close();
    }
}
