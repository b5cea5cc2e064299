package dev.waybill.checkout;

import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.platform.messaging.Cause;
import java.time.Instant;
import java.util.Comparator;

/** A mutant: what was asked to be undone three times counts as undone. */
final class ThreeTries extends WakeSessions {

    private static final int ENOUGH = 3;

    ThreeTries(Sessions sessions, Desk desk) {
        super(sessions, desk);
    }

    @Override
    void wake(OpenSession session, Cause cause, Instant now) {
        if (session.now() instanceof Session.Compensating owing
                && owing.turn().attempt() >= ENOUGH
                && owing.turn().isDue(now)) {
            // The order last: as soon as it is settled, the others would be asked for.
            owing.owes().stream()
                    .sorted(Comparator.<Debt>naturalOrder().reversed())
                    .forEach(debt -> session.hear(asIfDone(debt), cause, now));
        } else {
            super.wake(session, cause, now);
        }
    }

    private static Fact asIfDone(Debt debt) {
        return switch (debt) {
            case CANCEL_ORDER -> new Fact.OrderCancelled(CancellationReason.PAYMENT_FAILED);
            case VOID_PAYMENT -> new Fact.PaymentVoided();
            case RELEASE_STOCK -> new Fact.StockReleased(ReleaseReason.CHECKOUT_FAILED);
        };
    }
}
