package dev.waybill.payments;

import static dev.waybill.contracts.payments.PaymentsContracts.ADJUST_AUTHORIZATION;
import static dev.waybill.contracts.payments.PaymentsContracts.AUTHORIZE_PAYMENT;
import static dev.waybill.contracts.payments.PaymentsContracts.CAPTURE_PAYMENT;
import static dev.waybill.contracts.payments.PaymentsContracts.REFUND_PAYMENT;
import static dev.waybill.contracts.payments.PaymentsContracts.VOID_PAYMENT;

import dev.waybill.contracts.PaymentMethod;
import dev.waybill.platform.Room;
import dev.waybill.platform.Settings;
import dev.waybill.platform.WaybillSystem;
import dev.waybill.platform.effects.Calls;
import dev.waybill.platform.effects.Effects;
import dev.waybill.platform.effects.Janitor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Money: set aside, taken, released and given back, each once, whatever happens on the way to the
 * provider and back.
 *
 * <p>Tells payment-requested, fraud-check-passed and -failed, payment-authorized, -declined,
 * -failed, -captured, -succeeded and -voided, refund-requested, -processed and -refused,
 * authorization-adjusted and -adjustment-declined.
 *
 * <p>What is asked of the provider ({@link ProviderQuestion}) is committed as a row first, then the
 * call is made ({@link Providers}), and what came of it is committed together with the state, the
 * ledger and the messages ({@link NewsHandler}). Platform's package {@code effects} drives what got
 * lost in between.
 *
 * <p>A payment is captured as often as it is asked for, one capture after the other ({@link Flow}).
 * A void of captured money is a full refund: it is answered by refund-requested and
 * refund-processed, not by payment-voided.
 */
public final class PaymentsSystem implements WaybillSystem {

    private static final String STRIPE = "waybill.payments.stripe.";
    private static final int CALLS_AT_ONCE = 64;

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public void furnish(Room room) {
        var payments = new Payments(room.database());
        var effects =
                new Effects<>(room.database(), "payments", ProviderQuestion.class, Providers.PACE);
        var refunds = new Refunds(room.database());
        var ledger = new Ledger(room.database());
        var webhooks = new Webhooks(room.database());
        var disputes = new Disputes(room.database(), ledger);
        var calls = calls(room);
        var books =
                new Books(payments, effects, refunds, ledger, room.signals(), calls, room.meters());
        var card = defaultMethod(room.settings());

        room.hears(new AskHandler(books))
                .on(AUTHORIZE_PAYMENT, command -> Ask.Authorize.of(command, card))
                .on(CAPTURE_PAYMENT, Ask.Capture::of)
                .on(VOID_PAYMENT, Ask.Void::of)
                .on(REFUND_PAYMENT, Ask.GiveBack::of)
                .on(ADJUST_AUTHORIZATION, Ask.Adjust::of);
        room.wakes(new Janitor<>(effects, calls));
        room.wakes(new ForgetWebhooks(webhooks));

        var news =
                room.takes(
                        room.part(
                                NewsHandler.class,
                                new NewsHandler(books, payments, webhooks, disputes)));
        calls.reportTo(news, News.Outcome::new);
        var secret = room.settings().text(STRIPE + "webhook-secret", "");
        room.serves(new WebhookController(news, secret, room.clock()));

        var requests = room.takes(new AuthorizeRequests(books));
        var files = new PaymentFiles(payments, effects, refunds, disputes, ledger);
        room.serves(new DisputeController(disputes));
        room.serves(new PaymentController(requests, files, room.signals(), room.clock(), card));
    }

    private static Calls<ProviderQuestion, Report> calls(Room room) {
        var settings = room.settings();
        var atOnce = settings.number("waybill.payments.calls-at-once", CALLS_AT_ONCE);
        var account =
                new StripeProvider.Account(
                        settings.text(STRIPE + "base-url", "https://api.stripe.com"),
                        settings.text(STRIPE + "key"),
                        settings.duration(STRIPE + "connect-timeout", Duration.ofSeconds(2)),
                        settings.duration(STRIPE + "read-timeout", Duration.ofSeconds(10)));
        var screening =
                new FraudScreening(
                        settings.text("waybill.payments.fraud.base-url"),
                        settings.duration("waybill.payments.fraud.timeout", Duration.ofSeconds(3)));
        var providers =
                new Providers(
                        room.part(PaymentProvider.class, new StripeProvider(account, atOnce)),
                        screening,
                        room.clock(),
                        room.pulses(),
                        settings.duration(STRIPE + "search-lag", Duration.ofMinutes(1)));
        return new Calls<>(
                "payments", providers, room.calls(), room.clock(), room.meters(), atOnce);
    }

    private static @Nullable PaymentMethod defaultMethod(Settings settings) {
        var token = settings.text("waybill.payments.default-method", "");
        return token.isEmpty() ? null : new PaymentMethod(token, null, null, null, null);
    }
}
