package dev.waybill.payments;

import dev.waybill.platform.effects.Effects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Everything that is known about a payment, put together for whoever asks. */
final class PaymentFiles {

    /** An order has one payment, and a few more when cards were declined. */
    private static final int MOST_OF_ONE_ORDER = 50;

    private final Payments payments;
    private final Effects<ProviderQuestion> effects;
    private final Refunds refunds;
    private final Disputes disputes;
    private final Ledger ledger;

    PaymentFiles(
            Payments payments,
            Effects<ProviderQuestion> effects,
            Refunds refunds,
            Disputes disputes,
            Ledger ledger) {
        this.payments = payments;
        this.effects = effects;
        this.refunds = refunds;
        this.disputes = disputes;
        this.ledger = ledger;
    }

    Optional<PaymentView> find(UUID paymentId) {
        return payments.find(paymentId).map(this::file);
    }

    /** Empty as long as nobody knows whether it is authorized. */
    Optional<PaymentView> findDecided(UUID paymentId) {
        return payments.find(paymentId)
                .filter(payment -> payment.row().payment().isDecided())
                .map(this::file);
    }

    List<PaymentView> ofOrder(UUID orderId) {
        return payments.ofOrder(orderId, MOST_OF_ONE_ORDER).stream().map(this::file).toList();
    }

    private PaymentView file(Payments.Versioned payment) {
        var id = payment.row().paymentId();
        var given = refunds.ofPayment(id);
        var keys = keys(payment.row());
        for (var refund : given) {
            refund.parts()
                    .forEach(part ->
                            keys.add(Operation.refundKey(id, refund.refundId(), part.captureId())));
        }
        var disputed = disputes.ofPayment(id);
        disputed.forEach(each -> keys.addAll(Dispute.keys(id, each.disputeId())));
        return PaymentView.of(payment, effects.under(keys), given, disputed, ledger.of(keys));
    }

    /** Keys are derived, so neither effects nor transfers need an index by payment. */
    private static List<UUID> keys(PaymentRow row) {
        var id = row.paymentId();
        var papers = row.papers();
        var keys = new ArrayList<UUID>();
        for (var nth = 1; nth <= (papers == null ? 1 : papers.raises()); nth++) {
            keys.add(Operation.AUTHORIZE.nthKey(id, nth));
            keys.add(Operation.VOID.nthKey(id, nth));
            for (var capture : row.captures()) {
                keys.add(Operation.captureKey(id, capture.id(), nth));
            }
        }
        return keys;
    }
}
