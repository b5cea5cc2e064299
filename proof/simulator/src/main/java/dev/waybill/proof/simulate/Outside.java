package dev.waybill.proof.simulate;

import com.sun.net.httpserver.Headers;
import dev.waybill.proof.ProviderPages;
import dev.waybill.simulators.Call;
import dev.waybill.simulators.Endpoint;
import dev.waybill.simulators.Faults;
import dev.waybill.simulators.Json;
import dev.waybill.simulators.Pause;
import dev.waybill.simulators.Reply.Answer;
import dev.waybill.simulators.Reply.Silence;
import dev.waybill.simulators.Settings;
import dev.waybill.simulators.carriers.CarrierSimulator;
import dev.waybill.simulators.fraud.FraudSimulator;
import dev.waybill.simulators.inbox.InboxSimulator;
import dev.waybill.simulators.stripe.StripeDials;
import dev.waybill.simulators.stripe.StripeSimulator;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The providers: the same stand-ins as everywhere, books included, but without a network. When a
 * call goes wrong, and when a webhook arrives, is the world's to decide.
 */
final class Outside implements AutoCloseable {

    static final String SECRET = "whsec_simulated";

    private static final Duration SEARCH_LAG = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FRAUD_PATIENCE = Duration.ofSeconds(3);

    /** So that a parcel is at its door, or back, within seconds: days would be steps of nobody. */
    private static final long CARRIERS_DAY_MS = 1_000;

    private static final int MOST_DELIVERIES = 6;

    private final Stage stage;
    private final SplittableRandom luck;
    private final StripeSimulator stripe;
    private final FraudSimulator fraud;
    private final CarrierSimulator ups;
    private final CarrierSimulator fedex;
    private final InboxSimulator inbox;
    private final Endpoint sms;
    private final Deliver deliver;
    private final List<Event> fresh = new ArrayList<>();
    private int events;
    Instant downUntil = Instant.MIN;

    /** An HTTP answer. */
    record Reply(int status, byte[] body) {}

    /** Gives a webhook to the shop. */
    @FunctionalInterface
    interface Deliver {
        /**
         * @return whether it was taken
         */
        boolean to(String path, byte[] payload, Map<String, String> headers);
    }

    /** The header that says who sent a webhook at that time. */
    @FunctionalInterface
    private interface Sign {
        Map<String, String> on(byte[] payload, Instant now);
    }

    /** A webhook, and what is to become of it. */
    private static final class Event {
        private final int number;
        private final String type;
        private final String path;
        private final byte[] payload;
        private final Sign sign;
        private Duration delay;
        private boolean lost;
        private boolean doubled;

        Event(int number, String type, String path, byte[] payload, Sign sign, Duration delay) {
            this.number = number;
            this.type = type;
            this.path = path;
            this.payload = payload;
            this.sign = sign;
            this.delay = delay;
        }
    }

    Outside(Stage stage, SplittableRandom luck, long seed, Path folder, Deliver deliver) {
        this.stage = stage;
        this.luck = luck;
        this.deliver = deliver;
        var settings =
                Settings.in(folder)
                        .webhooks("http://shop/webhooks/stripe", SECRET)
                        .seed(seed)
                        .clock(stage.clock());
        var pause = new Pause();
        this.stripe = StripeSimulator.telling(settings, pause, this::told);
        this.fraud = new FraudSimulator(settings, pause);
        this.ups = CarrierSimulator.ups(settings, pause, this::scannedByUps);
        this.fedex = CarrierSimulator.fedex(settings, pause, this::scannedByFedex);
        this.inbox = InboxSimulator.withoutMail(settings, pause);
        this.sms = inbox.sms();
        carriers();
        turn(dials -> dials.lags(SEARCH_LAG.toMillis()));
    }

    /** Some parcels are lost, some broken, and some doors are not opened. */
    private void carriers() {
        for (var carrier : List.of(ups, fedex)) {
            var dials = carrier.dial().get();
            carrier.dial()
                    .set(
                            dials.days(CARRIERS_DAY_MS)
                                    .searching(SEARCH_LAG.toMillis())
                                    .mishaps(0.06, 0.04, 0.2));
        }
    }

    private void turn(UnaryOperator<StripeDials> how) {
        stripe.dial().set(how.apply(stripe.dial().get()));
    }

    private void told(String type, byte[] payload) {
        var soon = luck.nextInt(100) < 50 ? 0 : luck.nextInt(3_000);
        Sign sign = (body, now) -> Map.of("Stripe-Signature", stripe.signature(body, now));
        fresh.add(
                new Event(
                        events++,
                        type,
                        "/webhooks/stripe",
                        payload,
                        sign,
                        Duration.ofMillis(soon)));
    }

    private void scannedByUps(Instant at, byte[] payload) {
        scanned("ups", ups, at, payload);
    }

    private void scannedByFedex(Instant at, byte[] payload) {
        scanned("fedex", fedex, at, payload);
    }

    private void scanned(String name, CarrierSimulator carrier, Instant at, byte[] payload) {
        Sign sign = (body, now) -> Map.of("Carrier-Signature", carrier.signature(body, now));
        fresh.add(
                new Event(
                        events++,
                        name + " scan",
                        "/webhooks/carriers/" + name,
                        payload,
                        sign,
                        Duration.between(stage.now(), at)));
    }

    /** One call of a machine to a provider. */
    Reply exchange(String method, URL url, Map<String, List<String>> given, byte[] body)
            throws IOException {
        var host = url.getHost();
        var headers = new Headers();
        given.forEach((name, values) -> headers.put(name, new ArrayList<>(values)));
        var call = new Call(method, url.getPath(), url.getQuery(), headers, body);
        var what = method + " " + url.getHost() + url.getPath();
        var fault = Actor.me().step(Moment.CALL, what);
        stage.stir();
        if (fault == Fault.UNAVAILABLE || stage.now().isBefore(downUntil)) {
            return new Reply(503, error("unavailable"));
        }
        if (fault == Fault.TIMEOUT_BEFORE) {
            throw silence(host);
        }
        if (fault == Fault.TAKEN_BY_HAND) {
            takeByHand(call);
        }
        var reply = reply(host, call, fault);
        var told = List.copyOf(fresh);
        fresh.clear();
        if (fault == Fault.TIMEOUT_AFTER && luck.nextBoolean()) {
            // The line is dead in both directions.
            told.forEach(event -> event.lost = true);
        }
        told.forEach(event -> stage.cast(null, "webhook-" + event.number, () -> deliver(event)));
        var after = Actor.me().step(Moment.ANSWER, reply.status() + " to " + what);
        decide(told, after);
        if (fault == Fault.TIMEOUT_AFTER) {
            throw silence(host);
        }
        return reply;
    }

    private Reply reply(String host, Call call, @Nullable Fault fault) throws IOException {
        return switch (host) {
            case "stripe" -> stripe(call, fault);
            case "fraud" -> orBroken(fraud, call, fault);
            case "ups" -> orBroken(ups, call, fault);
            case "fedex" -> orBroken(fedex, call, fault);
            case "sms" -> orBroken(sms, call, fault);
            default -> throw new IOException("nobody is at " + host);
        };
    }

    /** What goes wrong goes wrong with this call alone. */
    private Reply stripe(Call call, @Nullable Fault fault) {
        turn(dials ->
                dials.with(Faults.NONE.errors(fault == Fault.BROKEN ? 1 : 0))
                        .refuses(
                                fault == Fault.CAPTURE_REFUSED ? 1 : 0,
                                fault == Fault.REFUND_REFUSED ? 1 : 0));
        try {
            return work(stripe, call);
        } finally {
            turn(dials -> dials.with(Faults.NONE).refuses(0, 0));
        }
    }

    private static Reply orBroken(Endpoint provider, Call call, @Nullable Fault fault) {
        return fault == Fault.BROKEN ? new Reply(500, error("it is broken")) : work(provider, call);
    }

    private static Reply work(Endpoint simulator, Call call) {
        try {
            return switch (simulator.reply(call)) {
                case Answer answer -> new Reply(answer.status(), answer.body());
                case Silence _ -> throw new IllegalStateException("no dial is on silence");
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Somebody takes the money at the provider's own screen, just before it is released. */
    private void takeByHand(Call release) {
        var headers = new Headers();
        headers.put("Authorization", List.of("Bearer sk_test_by_hand"));
        var path = release.path().replace("/cancel", "/capture");
        work(stripe, new Call("POST", path, null, headers, new byte[0]));
    }

    private static byte[] error(String what) {
        return ("{\"error\":{\"type\":\"api_error\",\"message\":\"" + what + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private SocketTimeoutException silence(String host) {
        stage.pause(host.equals("fraud") ? FRAUD_PATIENCE : PATIENCE);
        return new SocketTimeoutException("Read timed out");
    }

    private void decide(List<Event> told, @Nullable Fault fault) {
        if (fault == null) {
            return;
        }
        for (var event : told) {
            switch (fault) {
                case WEBHOOK_LOST -> event.lost = true;
                case WEBHOOK_DOUBLED -> event.doubled = true;
                case WEBHOOK_LATE -> event.delay = Duration.ofSeconds(20L + luck.nextInt(280));
                case WEBHOOK_EARLY -> event.delay = Duration.ZERO;
                default -> {
                    // it is not about webhooks
                }
            }
        }
        if (fault == Fault.WEBHOOK_EARLY) {
            stage.pause(Duration.ofMillis(1_500));
        }
    }

    private void deliver(Event event) {
        var from = stage.now();
        stage.waitUntil(
                () -> !stage.now().isBefore(from.plus(event.delay)), Duration.ofMinutes(10));
        if (event.lost) {
            return;
        }
        var times = event.doubled ? 2 : 1;
        for (var time = 0; time < times; time++) {
            for (var attempt = 0; attempt < MOST_DELIVERIES && !taken(event); attempt++) {
                stage.pause(Duration.ofSeconds(1L << attempt));
            }
        }
    }

    private boolean taken(Event event) {
        Actor.me().step(Moment.REQUEST, "webhook " + event.type);
        return deliver.to(event.path, event.payload, event.sign.on(event.payload, stage.now()));
    }

    /** The books, as the simulators' own backstage pages show them. */
    ProviderPages books() {
        return paths -> paths.stream().map(this::page).toList();
    }

    private byte[] page(String path) {
        return Json.object(json -> {
            json.writeObjectPropertyStart("stripe");
            if (path.equals("/admin/books")) {
                stripe.books(json);
            } else {
                stripe.payment(path.substring(path.lastIndexOf('/') + 1), json);
            }
            json.writeEndObject();
        });
    }

    @Override
    public void close() {
        stripe.close();
        fraud.close();
        ups.close();
        fedex.close();
        inbox.close();
    }
}
