package dev.waybill.simulators.carriers;

import dev.waybill.simulators.Call;
import dev.waybill.simulators.Chance;
import dev.waybill.simulators.Dial;
import dev.waybill.simulators.Faults;
import dev.waybill.simulators.Journal;
import dev.waybill.simulators.Pause;
import dev.waybill.simulators.Reply;
import dev.waybill.simulators.Reply.Answer;
import dev.waybill.simulators.Settings;
import dev.waybill.simulators.Simulator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/** A carrier: tokens, rates, labels, tracking and the post that tells of scans. */
public final class CarrierSimulator implements Simulator {

    private final Pause pause;
    private final Chance chance;
    private final Dial<CarrierDials> dial;
    private final Depot depot;
    private final Tokens tokens;
    private final Shape shape;
    private final Postmark postmark;
    private final Teller post;

    private CarrierSimulator(
            String name,
            Settings settings,
            Pause pause,
            Depot.Numbering numbering,
            Function<Depot, Shape> shape,
            @Nullable BiConsumer<Instant, byte[]> told) {
        this.pause = pause;
        this.chance = new Chance(settings.seed());
        var url = webhookUrl(settings.webhookUrl(), name);
        var initial = CarrierDials.INITIAL.with(CarrierDials.Webhooks.INITIAL.to(url));
        this.dial = new Dial<>(initial, CarrierDials.class, () -> {});
        this.depot =
                new Depot(
                        settings.data().resolve(name + ".jsonl"),
                        settings.clock(),
                        chance,
                        numbering,
                        dial::get);
        this.tokens = new Tokens(settings.clock(), () -> dial.get().tokenSeconds());
        this.shape = shape.apply(depot);
        this.postmark = new Postmark(settings.webhookSecret());
        this.post =
                told == null
                        ? new Post(
                                settings.clock(),
                                chance,
                                postmark,
                                () -> dial.get().webhooks(),
                                this.shape::webhook)
                        : new Teller.AtOnce(told, this.shape::webhook);
    }

    public static CarrierSimulator ups(Settings settings, Pause pause) {
        return ups(settings, pause, null);
    }

    public static CarrierSimulator fedex(Settings settings, Pause pause) {
        return fedex(settings, pause, null);
    }

    /**
     * @param told if given, it tells nobody by itself: the scans of a parcel are handed over when
     *     it is labelled, with their times, each as the body of its webhook
     */
    public static CarrierSimulator ups(
            Settings settings, Pause pause, @Nullable BiConsumer<Instant, byte[]> told) {
        return new CarrierSimulator(
                "ups",
                settings,
                pause,
                (service, serial) -> Numbers.ups(Ups.SHIPPER, service, serial),
                Ups::new,
                told);
    }

    /**
     * @param told as for {@link #ups(Settings, Pause, BiConsumer)}
     */
    public static CarrierSimulator fedex(
            Settings settings, Pause pause, @Nullable BiConsumer<Instant, byte[]> told) {
        return new CarrierSimulator(
                "fedex", settings, pause, (_, serial) -> Numbers.fedex(serial), Fedex::new, told);
    }

    /** The {@code Carrier-Signature} of a webhook that is sent at that time. */
    public String signature(byte[] payload, Instant now) {
        return postmark.on(payload, now);
    }

    /** The shop's door for this carrier, beside the one for Stripe's events. */
    private static String webhookUrl(String stripes, String name) {
        var tail = "/webhooks/stripe";
        return stripes.endsWith(tail)
                ? stripes.substring(0, stripes.length() - tail.length())
                        + "/webhooks/carriers/"
                        + name
                : "";
    }

    @Override
    public Dial<CarrierDials> dial() {
        return dial;
    }

    @Override
    public Journal journal() {
        return depot.journal();
    }

    @Override
    public Reply reply(Call call) throws InterruptedException {
        var faults = faults(call);
        var luck = chance.next();
        var fate = faults.fate(luck);
        if (!pause.last(faults.latency().draw(luck))) {
            return faults.silence();
        }
        return switch (fate) {
            case UNAVAILABLE -> shape.refusal(503, "10429", "try again later");
            case ERROR -> shape.refusal(500, "10500", "something went wrong");
            case TIMEOUT_BEFORE -> faults.silence();
            case ANSWER -> answer(call);
            case TIMEOUT_AFTER -> {
                var _ = answer(call);
                yield faults.silence();
            }
        };
    }

    private Faults faults(Call call) {
        var dials = dial.get();
        var own = !dials.labelFaults().equals(Faults.NONE) && shape.isLabelRequest(call);
        return own ? dials.labelFaults() : dials.faults();
    }

    private Answer answer(Call call) {
        try {
            if (shape.isTokenRequest(call)) {
                return shape.token(call, tokens);
            }
            if (!tokens.isGood(call.header("Authorization"))) {
                return shape.refusal(401, "250002", "the token is missing, unknown or too old");
            }
            var answer = shape.answer(call);
            depot.unplanned().forEach(post::plan);
            return answer;
        } catch (JacksonException broken) {
            return shape.refusal(400, "10002", String.valueOf(broken.getOriginalMessage()));
        }
    }

    /** How many tokens it has given out. */
    public long tokensGiven() {
        return tokens.given();
    }

    /** How many labels there are for each reference, those that were voided not counted. */
    public Map<String, Integer> labelsByReference() {
        return depot.labelsByReference();
    }

    /** The parcels of a reference, by tracking number. */
    public List<String> trackingNumbers(String reference) {
        return depot.referredTo(reference).stream()
                .flatMap(made -> made.pieces().stream())
                .map(Piece::trackingNumber)
                .toList();
    }

    @Override
    public void books(JsonGenerator json) {
        json.writeNumberProperty("shipments", depot.shipments());
        json.writeNumberProperty("parcels", depot.parcels());
        json.writeNumberProperty("voided", depot.voided());
        json.writeNumberProperty("tokens", tokens.given());
    }

    /** A carrier knows nothing of payments. */
    @Override
    public void payment(String paymentId, JsonGenerator json) {}

    @Override
    public void close() {
        post.close();
        depot.close();
    }
}
