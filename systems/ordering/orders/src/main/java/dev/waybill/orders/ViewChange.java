package dev.waybill.orders;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.payments.RefundProcessed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pure: what a batch of facts brings to one row of the view. What it does not bring stays as it is;
 * whatever the order of facts from different topics, and however often one is told, the row comes
 * out the same.
 *
 * @param revision whose total it brings; zero if it brings none
 */
record ViewChange(
        UUID orderId,
        @Nullable UUID customerId,
        @Nullable Instant createdAt,
        @Nullable Long total,
        @Nullable String currency,
        @Nullable Integer number,
        @Nullable OrderStage stage,
        int changes,
        long captured,
        @Nullable Instant cancelledAt,
        @Nullable CancellationReason cancelReason,
        int revision) {

    /** Nothing is amended after a cancellation. */
    private static final int LAST = Integer.MAX_VALUE;

    /**
     * The changes of a batch, one per order, sorted, so that two batches do not deadlock; and its
     * refunds.
     */
    record Batch(Collection<ViewChange> orders, List<RefundProcessed> refunds) {

        /** Orders of which it was told what is in them: they came, or were amended. */
        List<UUID> bought() {
            return orders.stream()
                    .filter(change -> change.revision > 0)
                    .map(ViewChange::orderId)
                    .toList();
        }
    }

    static Batch fold(Iterable<ViewFact> facts) {
        var orders = new TreeMap<UUID, ViewChange>();
        var refunds = new ArrayList<RefundProcessed>(0);
        for (var fact : facts) {
            if (fact instanceof ViewFact.Refunded(var refund)) {
                refunds.add(refund);
            } else {
                var brought = of(fact);
                orders.merge(brought.orderId, brought, ViewChange::then);
            }
        }
        return new Batch(orders.values(), refunds);
    }

    private static ViewChange of(ViewFact fact) {
        return switch (fact) {
            case ViewFact.Created(var e) ->
                    new ViewChange(
                            e.orderId(),
                            e.customerId(),
                            e.createdAt(),
                            e.total(),
                            e.currency(),
                            null,
                            null,
                            0,
                            0,
                            null,
                            null,
                            1);
            case ViewFact.Amended(var e) -> nothing(e.orderId()).costs(e.newTotal(), e.revision());
            case ViewFact.Confirmed(var e) ->
                    nothing(e.orderId()).numbered(digits(e.confirmationNumber()));
            case ViewFact.Changed(var e) ->
                    nothing(e.orderId()).at(stage(e.newStatus().name()), e.sequence());
            case ViewFact.Cancelled(var e) ->
                    new ViewChange(
                            e.orderId(),
                            null,
                            null,
                            e.total(),
                            null,
                            null,
                            null,
                            0,
                            0,
                            e.cancelledAt(),
                            e.reason(),
                            e.total() == null ? 0 : LAST);
            case ViewFact.Captured(var e) -> nothing(e.orderId()).paid(e.inAll());
            case ViewFact.Refunded _ ->
                    throw new IllegalArgumentException("a refund names no order");
        };
    }

    private ViewChange then(ViewChange later) {
        var moved = later.changes > changes;
        return new ViewChange(
                orderId,
                either(later.customerId, customerId),
                either(later.createdAt, createdAt),
                later.revision > revision ? later.total : total,
                either(later.currency, currency),
                either(later.number, number),
                moved ? later.stage : stage,
                moved ? later.changes : changes,
                Math.max(captured, later.captured),
                either(later.cancelledAt, cancelledAt),
                either(later.cancelReason, cancelReason),
                Math.max(revision, later.revision));
    }

    private static ViewChange nothing(UUID orderId) {
        return new ViewChange(orderId, null, null, null, null, null, null, 0, 0, null, null, 0);
    }

    private ViewChange numbered(int given) {
        return new ViewChange(orderId, null, null, null, null, given, null, 0, 0, null, null, 0);
    }

    private ViewChange at(OrderStage reached, int sequence) {
        return new ViewChange(
                orderId, null, null, null, null, null, reached, sequence, 0, null, null, 0);
    }

    private ViewChange costs(long amount, int revised) {
        return new ViewChange(
                orderId, null, null, amount, null, null, null, 0, 0, null, null, revised);
    }

    private ViewChange paid(long amount) {
        return new ViewChange(
                orderId, null, null, null, null, null, null, 0, amount, null, null, 0);
    }

    private static OrderStage stage(String name) {
        return OrderStage.valueOf(name);
    }

    private static int digits(String confirmationNumber) {
        return Integer.parseInt(confirmationNumber, 4, confirmationNumber.length(), 10);
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
