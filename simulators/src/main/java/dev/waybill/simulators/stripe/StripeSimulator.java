package dev.waybill.simulators.stripe;

import dev.waybill.simulators.Call;
import dev.waybill.simulators.Chance;
import dev.waybill.simulators.Dial;
import dev.waybill.simulators.Faults.Fate;
import dev.waybill.simulators.Journal;
import dev.waybill.simulators.Pause;
import dev.waybill.simulators.Reply;
import dev.waybill.simulators.Settings;
import dev.waybill.simulators.Simulator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Stripe: payment intents, refunds, idempotency keys and webhooks, as stripe-java 33.3.0 sees them.
 *
 * <p>{@link Operations} reads requests, {@link Decisions} decides, {@link Register} records, {@link
 * Answers} answers, {@link Deliveries} tells.
 */
public final class StripeSimulator implements Simulator {
    private final Pause pause;
    private final Chance chance;
    private final Register register;
    private final Dial<StripeDials> dial;
    private final Answers answers;
    private final Operations operations;
    private final Lookups lookups;
    private final AutoCloseable deliveries;
    private final Webhook webhook;
    private final Set<String> keysInUse = ConcurrentHashMap.newKeySet();

    public StripeSimulator(Settings settings, Pause pause) {
        this(settings, pause, null);
    }

    /**
     * One that tells nobody by itself: each event is handed over when it happens, as the body of
     * its webhook. For whoever decides when what arrives.
     */
    public static StripeSimulator telling(
            Settings settings, Pause pause, BiConsumer<String, byte[]> told) {
        return new StripeSimulator(settings, pause, told);
    }

    private StripeSimulator(
            Settings settings, Pause pause, @Nullable BiConsumer<String, byte[]> told) {
        Clock clock = settings.clock();
        this.pause = pause;
        this.chance = new Chance(settings.seed());
        var initial =
                StripeDials.INITIAL.with(StripeDials.Webhooks.INITIAL.to(settings.webhookUrl()));
        var gate = new Gate();
        this.dial = new Dial<>(initial, StripeDials.class, gate::look);
        this.register =
                new Register(
                        settings.data().resolve("stripe.jsonl"),
                        clock,
                        () -> dial.get().keySeconds());
        this.answers = new Answers(register.ids());
        this.operations = new Operations(register);
        this.lookups = new Lookups(register, answers, clock, dial);
        this.webhook = new Webhook(answers.json(), settings.webhookSecret(), clock);
        this.deliveries =
                told == null
                        ? new Deliveries(register, webhook, new Schedule(chance, dial), gate)
                        : handOver(told);
    }

    private AutoCloseable handOver(BiConsumer<String, byte[]> told) {
        var _ =
                register.tellTo(events ->
                        events.forEach(
                                event -> told.accept(event.type().wire, webhook.payload(event))));
        return () -> {};
    }

    /** The {@code Stripe-Signature} of a webhook that is sent at that time. */
    public String signature(byte[] payload, Instant now) {
        return webhook.signature(payload, now.getEpochSecond());
    }

    @Override
    public Dial<StripeDials> dial() {
        return dial;
    }

    @Override
    public Journal journal() {
        return register.journal();
    }

    @Override
    public Reply reply(Call call) throws InterruptedException {
        try {
            authorize(call.header("Authorization"));
            var form = Form.of(call);
            var key = call.method().equals("POST") ? call.header("Idempotency-Key") : null;
            return key == null ? respond(call, form, null) : once(call, form, key);
        } catch (Invalid invalid) {
            return answers.invalid(invalid);
        }
    }

    private static void authorize(@Nullable String header) {
        if (header == null || !header.startsWith("Bearer ")) {
            throw Invalid.unauthorized("You did not provide an API key.");
        }
        if (!header.startsWith("Bearer sk_") && !header.startsWith("Bearer rk_")) {
            throw Invalid.unauthorized("Invalid API Key provided.");
        }
    }

    private Reply once(Call call, Form form, String key) throws InterruptedException {
        if (!keysInUse.add(key)) {
            throw Invalid.keyInUse(key);
        }
        try {
            return respond(
                    call,
                    form,
                    new Key(key, KeyTable.hash(call.path() + new TreeMap<>(form.pairs()))));
        } finally {
            keysInUse.remove(key);
        }
    }

    private record Key(String text, long params) {}

    private Reply respond(Call call, Form form, @Nullable Key key) throws InterruptedException {
        var faults = dial.get().faults();
        var luck = chance.next();
        var fate = faults.fate(luck);
        if (!pause.last(faults.latency().draw(luck))) {
            return faults.silence();
        }
        return switch (fate) {
            case UNAVAILABLE -> throw Invalid.unavailable();
            case TIMEOUT_BEFORE -> faults.silence();
            case ERROR, ANSWER -> work(call, form, key, fate);
            case TIMEOUT_AFTER -> {
                work(call, form, key, fate);
                yield faults.silence();
            }
        };
    }

    private Reply work(Call call, Form form, @Nullable Key key, Fate fate) {
        var expand = form.expands("latest_charge");
        var earlier = key == null ? null : register.answered(key.text(), key.params());
        if (earlier != null) {
            return answers.replayed(answers.of(earlier, expand));
        }
        if (fate == Fate.ERROR) {
            return refused(Refusal.BROKEN, key);
        }
        if (!call.method().equals("POST")) {
            return lookups.answer(call, form);
        }
        var operation = operations.of(call, form);
        var subject = operation.subject();
        if (subject != null) {
            register.expire(
                    subject, dial.get().authorizationSeconds(), dial.get().webhooks()::tells);
        }
        var refusal = refusal(operation);
        if (refusal != null) {
            return refused(refusal, key);
        }
        // The bank's last word is not kept: there is nothing to give twice.
        var kept = operation instanceof Operation.CloseDispute ? null : key;
        var outcome =
                register.execute(
                        operation,
                        this::ask,
                        dial.get().webhooks()::tells,
                        kept == null ? null : kept.text(),
                        kept == null ? 0 : kept.params());
        return answers.of(outcome, expand);
    }

    /** What a dial makes Stripe refuse, though its books would allow it. */
    private @Nullable Refusal refusal(Operation operation) {
        var dials = dial.get();
        return switch (operation) {
            case Operation.Capture _ when Chance.hits(chance.next(), dials.captureRefusedRate()) ->
                    Refusal.CAPTURE_UNAUTHORIZED;
            case Operation.GiveBack _ when Chance.hits(chance.next(), dials.refundRefusedRate()) ->
                    Refusal.DISPUTED;
            case Operation.Create _,
                    Operation.Confirm _,
                    Operation.Capture _,
                    Operation.Cancel _,
                    Operation.GiveBack _,
                    Operation.CloseDispute _ ->
                    null;
        };
    }

    /** Stripe keeps refusals and its own failures too: the same key gets the same answer again. */
    private Reply refused(Refusal refusal, @Nullable Key key) {
        if (key != null) {
            register.refuse(refusal, key.text(), key.params());
        }
        return answers.of(new Outcome(null, null, null, refusal), false);
    }

    private @Nullable Decline ask(TestCard card, int intent, int charge) {
        if (card.decline() != null) {
            return card.decline();
        }
        var luck = chance.of("decline" + charge, intent);
        return Chance.hits(luck, dial.get().declineRate()) ? Decline.GENERIC : null;
    }

    @Override
    public void books(JsonGenerator json) {
        register.read(books -> {
            json.writeNumberProperty("intents", books.intents.size());
            json.writeNumberProperty("keys", register.keysKept());
            json.writeNumberProperty("undelivered", register.untold());
            books.totals().write(json);
            return books;
        });
    }

    @Override
    public void payment(String paymentId, JsonGenerator json) {
        var found = new ArrayList<Intent>();
        register.read(books -> {
            books.withPayment(paymentId, found::add);
            json.writeArrayPropertyStart("intents");
            found.forEach(intent -> lookups.summary(json, intent));
            json.writeEndArray();
            return books;
        });
    }

    @Override
    public void close() {
        try {
            deliveries.close();
        } catch (Exception e) {
            throw new IllegalStateException("the deliveries do not end", e);
        }
        register.close();
    }
}
