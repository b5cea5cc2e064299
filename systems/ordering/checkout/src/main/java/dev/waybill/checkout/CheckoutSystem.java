package dev.waybill.checkout;

import static dev.waybill.contracts.carts.CartsContracts.CART_CHECKED_OUT;
import static dev.waybill.contracts.carts.CartsContracts.CART_PRICING_REFUSED;
import static dev.waybill.contracts.carts.CartsContracts.CART_PRICING_STARTED;
import static dev.waybill.contracts.inventory.InventoryContracts.INVENTORY_RELEASED;
import static dev.waybill.contracts.inventory.InventoryContracts.INVENTORY_RESERVED;
import static dev.waybill.contracts.inventory.InventoryContracts.INVENTORY_UNAVAILABLE;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CANCELLED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CONFIRMED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_REFUSED;
import static dev.waybill.contracts.payments.PaymentsContracts.PAYMENT_AUTHORIZED;
import static dev.waybill.contracts.payments.PaymentsContracts.PAYMENT_DECLINED;
import static dev.waybill.contracts.payments.PaymentsContracts.PAYMENT_VOIDED;
import static dev.waybill.contracts.payments.PaymentsContracts.REFUND_PROCESSED;

import dev.waybill.platform.Room;
import dev.waybill.platform.WaybillSystem;
import java.time.Duration;

/**
 * The checkout saga: from a cart that is checked out to a confirmed order, or back to nothing owed.
 *
 * <p>{@link Session} draws its states, {@link Saga} decides, {@link FollowJourneys} does so a batch
 * at a time. It tells reserve-inventory, authorize-payment and create-order; to undo them
 * cancel-order, void-payment and release-inventory; and in the end checkout-completed or
 * checkout-failed. What people do about one is told as checkout-intervened.
 */
public final class CheckoutSystem implements WaybillSystem {

    /** Older than this, a checkout is given up ({@code waybill.checkout.patience}). */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "checkout";
    }

    @Override
    public void furnish(Room room) {
        var sessions = new Sessions(room.database());
        var views = new CheckoutViews(room.database());
        var meters = new CheckoutMeters(room.meters(), room.clock(), views::live);
        var messages = room.part(Messages.class, new Messages());
        var desk =
                new Desk(sessions, new Baskets(room.database()), room.signals(), meters, messages);
        var patience = room.settings().duration("waybill.checkout.patience", PATIENCE);

        room.hears(new FollowJourneys(sessions, desk, meters, room.ids(), patience))
                .on(CART_PRICING_STARTED, News::of)
                .on(CART_PRICING_REFUSED, News::of)
                .on(CART_CHECKED_OUT, News::of)
                .on(INVENTORY_RESERVED, News::of)
                .on(INVENTORY_UNAVAILABLE, News::of)
                .on(INVENTORY_RELEASED, News::of)
                .on(PAYMENT_AUTHORIZED, News::of)
                .on(PAYMENT_DECLINED, News::of)
                .on(PAYMENT_VOIDED, News::of)
                .on(REFUND_PROCESSED, News::of)
                .on(ORDER_CONFIRMED, News::of)
                .on(ORDER_REFUSED, News::of)
                .on(ORDER_CANCELLED, News::of);
        room.wakes(room.part(WakeSessions.class, new WakeSessions(sessions, desk)));

        var cancellations = room.takes(new CancelCheckouts(sessions, views, desk));
        room.serves(new CheckoutController(views, cancellations, room.signals(), room.clock()));
        var interventions = new Interventions(room.database());
        room.serves(
                new CheckoutAdminController(
                        views,
                        interventions,
                        room.takes(new Intervene(sessions, interventions, views, desk, room.ids())),
                        room.clock()));
        room.serves(new OutcomesController(new Outcomes(room.database()), room.clock()));
    }
}
