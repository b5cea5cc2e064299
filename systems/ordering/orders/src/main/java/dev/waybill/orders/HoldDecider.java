package dev.waybill.orders;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.orders.Order.AwaitingFulfilment;
import dev.waybill.orders.Order.Confirmed;
import dev.waybill.orders.Order.Fulfilling;
import dev.waybill.orders.Order.OnHold;
import dev.waybill.orders.OrderEvent.Held;
import dev.waybill.orders.OrderEvent.HoldReleased;
import dev.waybill.orders.Work.Purpose;
import dev.waybill.platform.Ids;
import java.util.List;
import java.util.UUID;

/**
 * Pure: an order is held until somebody has looked at it, and goes on when the last hold is gone.
 */
final class HoldDecider {

    private HoldDecider() {}

    /** Before anything of it has been sent, or while something of it is here. */
    static boolean canBeHeld(Order.Real order) {
        return switch (order) {
            case Confirmed _, AwaitingFulfilment _, OnHold _ -> true;
            case Fulfilling _ ->
                    order.work().lines().sum(line -> line.free() + line.allocated()) > 0;
            case Order.Created _, Order.Completed _, Order.Cancelled _, Order.Archived _ -> false;
        };
    }

    /** What the warehouse has in its hands, it is asked to keep. */
    static void place(Draft draft, Held hold) {
        if (draft.work().hold(hold.holdId()).isEmpty() && canBeHeld(draft.order())) {
            hold(draft, hold);
        }
    }

    /**
     * Even when all of it is on its way, or at the door: somebody has to see to its money. Once is
     * enough.
     */
    static void insist(Draft draft, Held hold) {
        if (draft.work().holds().stream().noneMatch(each -> each.reason() == hold.reason())) {
            hold(draft, hold);
        }
    }

    private static void hold(Draft draft, Held hold) {
        var wasFulfilling = draft.order() instanceof Fulfilling;
        draft.then(hold);
        if (wasFulfilling && draft.lines().sum(OrderLine::allocated) > 0) {
            FulfilmentDecider.askToStop(
                    draft,
                    Ids.derive(hold.holdId(), "stop"),
                    Purpose.HOLD,
                    List.of(),
                    CancellationReason.CUSTOMER_REQUESTED,
                    hold.by() == null ? Settlement.SYSTEM : hold.by());
        }
    }

    static void release(Draft draft, UUID holdId, String resolution, String by) {
        var hold = draft.work().hold(holdId);
        if (hold.isEmpty()) {
            return;
        }
        draft.then(new HoldReleased(holdId, hold.get().reason(), resolution, by));
        if (draft.order() instanceof OnHold && draft.work().holds().isEmpty()) {
            draft.then(new OrderEvent.Resumed());
        }
        if (hold.get().reason() == HoldReason.PAYMENT_REVIEW) {
            Settlement.chargeAgain(draft);
        }
        if (draft.order() instanceof AwaitingFulfilment && hasBeenAnswered(draft)) {
            draft.then(new OrderEvent.WentOn());
        }
    }

    /** The warehouse has units of it that it would not keep here. */
    private static boolean hasBeenAnswered(Draft draft) {
        return draft.lines().sum(OrderLine::allocated) > 0
                && draft.work().stops().stream().noneMatch(each -> each.purpose() == Purpose.HOLD);
    }
}
