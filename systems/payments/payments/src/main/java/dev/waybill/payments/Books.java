package dev.waybill.payments;

import dev.waybill.platform.Signals;
import dev.waybill.platform.effects.Calls;
import dev.waybill.platform.effects.Effects;
import dev.waybill.platform.messaging.Outbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a till for a batch and writes it down again: a fixed number of statements for any batch.
 */
final class Books {

    private static final Logger LOG = LoggerFactory.getLogger(Books.class);

    private final Payments payments;
    private final Effects<ProviderQuestion> effects;
    private final Refunds refunds;
    private final Ledger ledger;
    private final Signals signals;
    private final Calls<ProviderQuestion, Report> calls;
    private final Counter refusals;

    Books(
            Payments payments,
            Effects<ProviderQuestion> effects,
            Refunds refunds,
            Ledger ledger,
            Signals signals,
            Calls<ProviderQuestion, Report> calls,
            MeterRegistry meters) {
        this.payments = payments;
        this.effects = effects;
        this.refunds = refunds;
        this.ledger = ledger;
        this.signals = signals;
        this.calls = calls;
        this.refusals = meters.counter("waybill.payments.refusals");
    }

    Till open(Collection<UUID> paymentIds, Collection<UUID> refundIds, Instant now) {
        return new Till(payments.lock(paymentIds), refunds.find(refundIds), now);
    }

    void close(Till till, Outbox outbox) {
        var changed = till.changedPayments();
        payments.insert(till.newPayments());
        payments.update(changed);
        payments.saveCaptures(changed);
        refunds.insert(till.newRefunds());
        refunds.update(till.changedRefunds());
        effects.insert(till.effects());
        effects.end(till.endings());
        effects.hurry(till.hurried(), till.now());
        effects.withdraw(till.withdrawn());
        ledger.add(till.transfers());
        till.tellings().forEach(telling -> outbox.tell(telling.fact(), telling.cause()));
        outbox.afterCommit(() -> afterwards(till));
    }

    private void afterwards(Till till) {
        calls.send(till.effects());
        till.touched().forEach(signals::raise);
        for (var refusal : till.refusals()) {
            refusals.increment();
            LOG.warn("Payment {}: {}", refusal.paymentId(), refusal.why());
        }
    }
}
