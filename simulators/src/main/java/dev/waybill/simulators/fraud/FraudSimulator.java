package dev.waybill.simulators.fraud;

import dev.waybill.simulators.Call;
import dev.waybill.simulators.Chance;
import dev.waybill.simulators.Dial;
import dev.waybill.simulators.Journal;
import dev.waybill.simulators.Json;
import dev.waybill.simulators.Pause;
import dev.waybill.simulators.Reply;
import dev.waybill.simulators.Reply.Answer;
import dev.waybill.simulators.Settings;
import dev.waybill.simulators.Simulator;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectReader;

/**
 * Fraud screening: {@code POST /v1/screenings} is answered with a verdict, the same one whenever it
 * is asked again.
 */
public final class FraudSimulator implements Simulator {
    private static final ObjectReader READ = Json.MAPPER.readerFor(ScreeningRequest.class);

    private final Pause pause;
    private final Chance chance;
    private final Screenings screenings;
    private final Dial<FraudDials> dial =
            new Dial<>(FraudDials.INITIAL, FraudDials.class, () -> {});

    public FraudSimulator(Settings settings, Pause pause) {
        this.pause = pause;
        this.chance = new Chance(settings.seed());
        this.screenings = new Screenings(settings.data().resolve("fraud.jsonl"), settings.clock());
    }

    @Override
    public Dial<FraudDials> dial() {
        return dial;
    }

    @Override
    public Journal journal() {
        return screenings.journal();
    }

    @Override
    public Reply reply(Call call) throws InterruptedException {
        if (!call.path().equals("/v1/screenings") || !call.method().equals("POST")) {
            return Answer.problem(404, "no " + call.method() + " " + call.path());
        }
        var faults = dial.get().faults();
        var luck = chance.next();
        var fate = faults.fate(luck);
        if (!pause.last(faults.latency().draw(luck))) {
            return faults.silence();
        }
        return switch (fate) {
            case UNAVAILABLE -> Answer.problem(503, "screening is temporarily unavailable");
            case ERROR -> Answer.problem(500, "screening failed");
            case TIMEOUT_BEFORE -> faults.silence();
            case ANSWER -> screen(call.body());
            case TIMEOUT_AFTER -> {
                screen(call.body());
                yield faults.silence();
            }
        };
    }

    private Answer screen(byte[] body) {
        ScreeningRequest request;
        try {
            request = READ.readValue(body);
        } catch (JacksonException broken) {
            return Answer.problem(400, String.valueOf(broken.getOriginalMessage()));
        }
        var fault = request == null ? "a screening is one JSON object" : request.fault();
        if (fault != null) {
            return Answer.problem(400, fault);
        }
        var paymentId = Objects.requireNonNull(request.paymentId());
        return Answer.json(200, Json.object(json -> write(json, judge(request, paymentId))));
    }

    private Screening judge(ScreeningRequest request, UUID paymentId) {
        var luck =
                chance.of(
                        "fraud",
                        31 * paymentId.getMostSignificantBits()
                                + paymentId.getLeastSignificantBits());
        return screenings.once(paymentId, () -> Rules.judge(request, dial.get(), luck));
    }

    private static void write(JsonGenerator json, Screening screening) {
        json.writeStringProperty("screeningId", screening.screeningId());
        json.writeStringProperty("paymentId", screening.paymentId().toString());
        json.writeStringProperty("verdict", screening.verdict().name());
        json.writeNumberProperty("score", screening.score());
        if (screening.reason() != null) {
            json.writeStringProperty("reason", screening.reason().name());
        }
        json.writeStringProperty("checkedAt", screening.checkedAt().toString());
    }

    @Override
    public void books(JsonGenerator json) {
        screenings
                .counts()
                .forEach((verdict, count) ->
                        json.writeNumberProperty(verdict.name().toLowerCase(Locale.ROOT), count));
    }

    @Override
    public void payment(String paymentId, JsonGenerator json) {
        var screening = known(paymentId);
        if (screening != null) {
            write(json, screening);
        }
    }

    private @Nullable Screening known(String paymentId) {
        try {
            return screenings.of(UUID.fromString(paymentId));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    @Override
    public void close() {
        screenings.close();
    }
}
