package dev.waybill.orders;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderArchived.TerminalStatus;
import dev.waybill.contracts.orders.OrderStage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order is in exactly one of these states.
 *
 * <pre>
 * (nothing) --create--> Created --confirm--> Confirmed --release--> AwaitingFulfilment --start--> Fulfilling
 *     |                                       |  ^  |                 |  ^  |                     |  ^  |  |
 *     |                                       |  |  |      hold, last released: as it was before  |  |  |  |
 *     |                                       v  |  |                 v  |  |                     v  |  |  |
 *     |                                       OnHold|                OnHold |                    OnHold |  |
 *     |                                             |                       |                           |  |
 *     |                                             '--nothing of it is left--+------------> Cancelled &lt;-'  |
 *     '--cancel comes first--> Forbidden                                                                  |
 *                                             all that is not cancelled is delivered --> Completed &lt;------'
 *
 *                                       Completed, Cancelled --long over, and in a file--> Archived
 *
 * state               cancel                    hold                     ends as
 * Created             -                         -                        Confirmed, in the same handling
 * Confirmed           at once                   yes                      Cancelled
 * AwaitingFulfilment  at once                   yes                      Cancelled
 * OnHold              at once, or the warehouse one more                 Cancelled, Completed
 * Fulfilling          the warehouse is asked    while something is here  Cancelled, Completed
 * Completed           no: return it             no                       Archived
 * Cancelled           is so already             no                       Archived
 * Archived            as it ended               no                       -
 * </pre>
 *
 * Money moves in every state. Forbidden is a tombstone: a create that comes later is refused.
 */
sealed interface Order {

    UUID id();

    /** How many events its history has. */
    int version();

    /** An order that exists: whatever its state, it has a sheet. */
    sealed interface Real extends Order {
        Sheet sheet();

        OrderStage stage();

        /** The same state. */
        Real with(Sheet sheet);

        default Work work() {
            return sheet().work();
        }

        /** What it costs now, in minor units. */
        default long total() {
            return sheet().terms().total() + work().totalChange();
        }

        @Override
        default UUID id() {
            return sheet().id();
        }

        @Override
        default int version() {
            return sheet().version();
        }
    }

    /** An order that has not come to its end. */
    sealed interface Open extends Real {}

    /** An open order that may wait for the alarm. */
    sealed interface Waiting extends Open {}

    record Created(Sheet sheet) implements Open {
        @Override
        public OrderStage stage() {
            return OrderStage.CREATED;
        }

        @Override
        public Created with(Sheet next) {
            return new Created(next);
        }
    }

    record Confirmed(Sheet sheet) implements Waiting {
        @Override
        public OrderStage stage() {
            return OrderStage.CONFIRMED;
        }

        @Override
        public Confirmed with(Sheet next) {
            return new Confirmed(next);
        }
    }

    /**
     * @param resumes where it goes on when the last hold is released
     */
    record OnHold(Sheet sheet, Resumes resumes) implements Open {
        @Override
        public OrderStage stage() {
            return OrderStage.ON_HOLD;
        }

        @Override
        public OnHold with(Sheet next) {
            return new OnHold(next, resumes);
        }
    }

    /** Where a held order goes on. */
    enum Resumes {
        CONFIRMED,
        AWAITING_FULFILMENT
    }

    record AwaitingFulfilment(Sheet sheet) implements Waiting {
        @Override
        public OrderStage stage() {
            return OrderStage.AWAITING_FULFILMENT;
        }

        @Override
        public AwaitingFulfilment with(Sheet next) {
            return new AwaitingFulfilment(next);
        }
    }

    record Fulfilling(Sheet sheet) implements Open {
        @Override
        public OrderStage stage() {
            return OrderStage.FULFILLING;
        }

        @Override
        public Fulfilling with(Sheet next) {
            return new Fulfilling(next);
        }
    }

    record Completed(Sheet sheet, Instant completedAt) implements Real {
        @Override
        public OrderStage stage() {
            return OrderStage.COMPLETED;
        }

        @Override
        public Completed with(Sheet next) {
            return new Completed(next, completedAt);
        }
    }

    record Cancelled(Sheet sheet, CancellationReason reason, Instant cancelledAt) implements Real {
        @Override
        public OrderStage stage() {
            return OrderStage.CANCELLED;
        }

        @Override
        public Cancelled with(Sheet next) {
            return new Cancelled(next, reason, cancelledAt);
        }
    }

    /** What was bought, and what was done about it, lies in a long-term file. */
    record Archived(Sheet sheet, Ending ending) implements Real {
        @Override
        public OrderStage stage() {
            return OrderStage.ARCHIVED;
        }

        @Override
        public Archived with(Sheet next) {
            return new Archived(next, ending);
        }
    }

    /** How an order came to its end, and when. */
    record Ending(TerminalStatus status, Instant at, @Nullable CancellationReason reason) {

        /**
         * @throws IllegalArgumentException if it has not
         */
        static Ending of(Real order) {
            return switch (order) {
                case Completed completed ->
                        new Ending(TerminalStatus.COMPLETED, completed.completedAt(), null);
                case Cancelled cancelled ->
                        new Ending(
                                TerminalStatus.CANCELLED,
                                cancelled.cancelledAt(),
                                cancelled.reason());
                case Archived archived -> archived.ending();
                case Open _ ->
                        throw new IllegalArgumentException("order " + order.id() + " is not over");
            };
        }

        boolean isCancelled() {
            return status == TerminalStatus.CANCELLED;
        }
    }

    record Forbidden(UUID id, int version, CancellationReason reason, Instant at)
            implements Order {}

    /**
     * What stands on an order in whatever state.
     *
     * @param changes how often its stage changed: the sequence of order-status-changed
     * @param number the eight digits of its confirmation number; none before it is confirmed
     * @param releaseAt when it goes to a warehouse; never if it says no address
     */
    record Sheet(
            UUID id,
            int version,
            Instant createdAt,
            Terms terms,
            int changes,
            @Nullable Integer number,
            Money money,
            @Nullable Instant releaseAt,
            Work work) {

        Sheet next() {
            return at(version + 1, changes);
        }

        Sheet changed() {
            return at(version + 1, changes + 1);
        }

        private Sheet at(int nextVersion, int nextChanges) {
            return new Sheet(
                    id, nextVersion, createdAt, terms, nextChanges, number, money, releaseAt, work);
        }

        Sheet numbered(int given) {
            return new Sheet(id, version, createdAt, terms, changes, given, money, releaseAt, work);
        }

        Sheet with(Money moved) {
            return new Sheet(
                    id, version, createdAt, terms, changes, number, moved, releaseAt, work);
        }

        Sheet with(Work done) {
            return new Sheet(
                    id, version, createdAt, terms, changes, number, money, releaseAt, done);
        }

        Sheet releasedAt(Instant time) {
            return new Sheet(id, version, createdAt, terms, changes, number, money, time, work);
        }

        String confirmationNumber() {
            if (number == null) {
                throw new IllegalStateException("order " + id + " is not confirmed");
            }
            return ConfirmationNumbers.text(number);
        }
    }

    /**
     * What was agreed, and the others who hold something for it. Never changes.
     *
     * @param correlationId the journey that it belongs to: the checkout session, where there was
     *     one
     */
    record Terms(
            UUID cartId,
            UUID customerId,
            @Nullable UUID checkoutSessionId,
            UUID correlationId,
            @Nullable UUID paymentId,
            @Nullable String paymentAuthorizationId,
            @Nullable UUID reservationId,
            long total,
            String currency) {

        /** A payment that is to be captured, and voided or refunded when the order is not to be. */
        @Nullable UUID owedPayment() {
            return total > 0 ? paymentId : null;
        }
    }

    /**
     * What payments says about the money, in minor units; refunds are told apart by their ids, and
     * captures add up: the largest sum that was told counts.
     *
     * @param promised what was asked to be given back and has not been heard of yet
     * @param asks how many such refunds there were
     * @param ahead it was captured when it was confirmed, as all orders once were
     * @param claimed what was asked to be captured
     * @param closed nothing more is captured: the rest was released
     * @param returned what of the refunds others have asked for: for goods that came back, which
     *     stay bought
     * @param unpaid captures that failed and were not asked for again
     */
    record Money(
            long captured,
            long refunded,
            boolean voided,
            List<UUID> refunds,
            long promised,
            int asks,
            boolean ahead,
            long claimed,
            boolean closed,
            long returned,
            @Nullable List<Unpaid> unpaid) {

        static final Money NONE = new Money(0, 0, false, List.of(), 0, 0, false, 0, false, 0, null);
        static final Money AHEAD = new Money(0, 0, false, List.of(), 0, 0, true, 0, false, 0, null);

        /**
         * Goods whose money could not be taken.
         *
         * @param amount in minor units
         */
        record Unpaid(UUID captureId, UUID shipmentId, long amount) {}

        public Money {
            refunds = List.copyOf(refunds);
            unpaid = unpaid == null || unpaid.isEmpty() ? null : List.copyOf(unpaid);
        }

        List<Unpaid> failed() {
            return unpaid == null ? List.of() : unpaid;
        }

        /** What was asked to be captured and may still be. */
        long underWay() {
            return claimed - captured - failed().stream().mapToLong(Unpaid::amount).sum();
        }

        /** More was captured than anybody asked for: as it once was, or by somebody else's hand. */
        boolean isPaidAhead() {
            return ahead || captured > claimed;
        }

        long kept() {
            return captured - refunded;
        }

        Money returning(long amount) {
            return new Money(
                    captured,
                    refunded,
                    voided,
                    refunds,
                    promised,
                    asks,
                    ahead,
                    claimed,
                    closed,
                    returned + amount,
                    unpaid);
        }

        /** What may still be given back. */
        long left() {
            return kept() - promised;
        }
    }
}
