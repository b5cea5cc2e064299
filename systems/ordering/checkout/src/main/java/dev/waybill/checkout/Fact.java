package dev.waybill.checkout;

import dev.waybill.contracts.carts.PricingRefusal;
import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.contracts.payments.DeclineReason;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a session can hear. A fact says what is so; hearing it twice, late or early is normal. */
sealed interface Fact {

    /**
     * A customer wants to buy.
     *
     * @param total minor units, known by now even if a promotion code had to be looked at first
     */
    record CartCheckedOut(long total) implements Fact {}

    /** Time has passed. */
    record WokeUp() implements Fact {}

    /** Somebody who looks after the shop does not want to wait for the next wake-up. */
    record RetryRequested() implements Fact {}

    /** Something is there now that has to be undone if no order comes of the checkout. */
    sealed interface Gain extends Fact {
        Debt debt();
    }

    record StockHeld() implements Gain {
        @Override
        public Debt debt() {
            return Debt.RELEASE_STOCK;
        }
    }

    /**
     * @param review somebody has to look at the order before anything is sent
     */
    record PaymentAuthorized(String authorizationId, boolean review) implements Gain {
        @Override
        public Debt debt() {
            return Debt.VOID_PAYMENT;
        }
    }

    record OrderConfirmed(String confirmationNumber) implements Gain {
        @Override
        public Debt debt() {
            return Debt.CANCEL_ORDER;
        }
    }

    /** Something because of which no order can come of the checkout any more. */
    sealed interface Setback extends Fact {
        Failure failure();

        /** What is undone, for good, if this is so. */
        Set<Debt> settles();
    }

    /**
     * Settles nothing: a second asking may be on its way and may find stock; only a release rules
     * that out.
     */
    record StockUnavailable(List<UnavailableItem> items) implements Setback {
        @Override
        public Failure failure() {
            return Failure.outOfStock(items);
        }

        @Override
        public Set<Debt> settles() {
            return Debt.NOTHING;
        }
    }

    record StockReleased(@Nullable ReleaseReason reason) implements Setback {
        @Override
        public Failure failure() {
            return Failure.of(reason);
        }

        @Override
        public Set<Debt> settles() {
            return Set.of(Debt.RELEASE_STOCK);
        }
    }

    record PaymentDeclined(DeclineReason reason) implements Setback {
        @Override
        public Failure failure() {
            return Failure.of(reason);
        }

        @Override
        public Set<Debt> settles() {
            return Set.of(Debt.VOID_PAYMENT);
        }
    }

    /** The money is free again: voided, or refunded if it had been captured meanwhile. */
    record PaymentVoided() implements Setback {
        @Override
        public Failure failure() {
            return Failure.PAYMENT_ERROR;
        }

        @Override
        public Set<Debt> settles() {
            return Set.of(Debt.VOID_PAYMENT);
        }
    }

    record OrderRefused(OrderRefusal reason) implements Setback {
        @Override
        public Failure failure() {
            return Failure.of(reason);
        }

        @Override
        public Set<Debt> settles() {
            return Set.of(Debt.CANCEL_ORDER);
        }
    }

    record OrderCancelled(CancellationReason reason) implements Setback {
        @Override
        public Failure failure() {
            return Failure.of(reason);
        }

        @Override
        public Set<Debt> settles() {
            return Set.of(Debt.CANCEL_ORDER);
        }
    }

    /** The code that the customer wanted to buy with is worth nothing. */
    record PromotionRefused(PricingRefusal reason) implements Setback {
        @Override
        public Failure failure() {
            return Failure.of(reason);
        }

        @Override
        public Set<Debt> settles() {
            return Debt.NOTHING;
        }
    }

    /** The customer does not want to buy after all. */
    record CancelRequested() implements Setback {
        @Override
        public Failure failure() {
            return Failure.CANCELLED;
        }

        @Override
        public Set<Debt> settles() {
            return Debt.NOTHING;
        }
    }

    /** Somebody who looks after the shop gives it up before its time is over. */
    record GivenUp() implements Setback {
        @Override
        public Failure failure() {
            return Failure.ENDED_BY_SELLER;
        }

        @Override
        public Set<Debt> settles() {
            return Debt.NOTHING;
        }
    }
}
