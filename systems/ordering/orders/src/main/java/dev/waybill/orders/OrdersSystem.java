package dev.waybill.orders;

import static dev.waybill.contracts.carts.CartsContracts.CART_CHECKED_OUT;
import static dev.waybill.contracts.carts.CartsContracts.CART_PRICING_REFUSED;
import static dev.waybill.contracts.carts.CartsContracts.CART_PRICING_STARTED;
import static dev.waybill.contracts.checkout.CheckoutContracts.CHECKOUT_COMPLETED;
import static dev.waybill.contracts.checkout.CheckoutContracts.CHECKOUT_FAILED;
import static dev.waybill.contracts.inventory.InventoryContracts.INVENTORY_RELEASED;
import static dev.waybill.contracts.inventory.InventoryContracts.INVENTORY_RESERVED;
import static dev.waybill.contracts.inventory.InventoryContracts.INVENTORY_UNAVAILABLE;
import static dev.waybill.contracts.inventory.InventoryContracts.RELEASE_INVENTORY;
import static dev.waybill.contracts.inventory.InventoryContracts.RESERVE_INVENTORY;
import static dev.waybill.contracts.orders.OrdersContracts.CANCEL_ORDER;
import static dev.waybill.contracts.orders.OrdersContracts.CREATE_ORDER;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CANCELLED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CONFIRMED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CREATED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CREATED_030;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CREATED_060;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_REFUSED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_STATUS_CHANGED;
import static dev.waybill.contracts.payments.PaymentsContracts.AUTHORIZE_PAYMENT;
import static dev.waybill.contracts.payments.PaymentsContracts.CAPTURE_PAYMENT;
import static dev.waybill.contracts.payments.PaymentsContracts.FRAUD_CHECK_FAILED;
import static dev.waybill.contracts.payments.PaymentsContracts.FRAUD_CHECK_PASSED;
import static dev.waybill.contracts.payments.PaymentsContracts.PAYMENT_AUTHORIZED;
import static dev.waybill.contracts.payments.PaymentsContracts.PAYMENT_CAPTURED;
import static dev.waybill.contracts.payments.PaymentsContracts.PAYMENT_DECLINED;
import static dev.waybill.contracts.payments.PaymentsContracts.PAYMENT_FAILED;
import static dev.waybill.contracts.payments.PaymentsContracts.PAYMENT_REQUESTED;
import static dev.waybill.contracts.payments.PaymentsContracts.PAYMENT_SUCCEEDED;
import static dev.waybill.contracts.payments.PaymentsContracts.PAYMENT_VOIDED;
import static dev.waybill.contracts.payments.PaymentsContracts.REFUND_PAYMENT;
import static dev.waybill.contracts.payments.PaymentsContracts.REFUND_PROCESSED;
import static dev.waybill.contracts.payments.PaymentsContracts.REFUND_REQUESTED;
import static dev.waybill.contracts.payments.PaymentsContracts.VOID_PAYMENT;
import static dev.waybill.contracts.promotions.PromotionsContracts.CALCULATE_DISCOUNT;
import static dev.waybill.contracts.promotions.PromotionsContracts.DISCOUNT_CALCULATED;

import dev.waybill.platform.Room;
import dev.waybill.platform.WaybillSystem;

/**
 * Orders: takes them in, cancels them, keeps all that happened to them, and tells the journey of
 * each.
 *
 * <p>Tells order-created, order-confirmed, order-cancelled, order-refused, order-status-changed;
 * asks for capture-payment, void-payment, refund-payment and release-inventory. Stores {@code
 * orders.orders} (what each is now), {@code orders.history} (what happened), {@code
 * orders.order_view} (lists) and {@code orders.journey} (timelines).
 */
public final class OrdersSystem implements WaybillSystem {

    private static final String VIEWS = "orders.views";

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public void furnish(Room room) {
        var orders = new Orders(room.database());
        var views = new OrderViews(room.database());
        var journeys = new Journeys(room.database());
        var reads = new OrderReads(orders, views, journeys, room.signals(), room.clock());

        room.hears(new OrderHandler(orders, room.ids(), room.signals()))
                .on(CREATE_ORDER, OrderWish.Create::new)
                .on(CANCEL_ORDER, OrderWish.Cancel::new)
                .on(INVENTORY_UNAVAILABLE, OrderWish.HoldLost::new)
                .on(PAYMENT_CAPTURED, OrderWish.Captured::new)
                .on(PAYMENT_VOIDED, OrderWish.Voided::new)
                .on(REFUND_PROCESSED, OrderWish.Refunded::new);
        room.hears(VIEWS, new OrderViewHandler(views, room.signals()))
                .on(ORDER_CREATED, ViewFact.Created::new)
                .on(ORDER_CONFIRMED, ViewFact.Confirmed::new)
                .on(ORDER_STATUS_CHANGED, ViewFact.Changed::new)
                .on(ORDER_CANCELLED, ViewFact.Cancelled::new)
                .on(PAYMENT_CAPTURED, ViewFact.Captured::new)
                .on(REFUND_PROCESSED, ViewFact.Refunded::new);
        writesDown(room, journeys);

        var intake = room.takes(new OrderAskHandler(orders, room.ids()));
        room.serves(new OrdersController(intake, reads));
        room.serves(new OrdersAdminController(new OrderChecks(room.database()), reads));
    }

    /** Every message of a journey, whoever tells it. */
    private static void writesDown(Room room, Journeys journeys) {
        room.hears(VIEWS, new JourneyHandler(journeys))
                .on(CART_PRICING_STARTED, Narrator::tell)
                .on(CART_PRICING_REFUSED, Narrator::tell)
                .on(CALCULATE_DISCOUNT, Narrator::tell)
                .on(DISCOUNT_CALCULATED, Narrator::tell)
                .on(CART_CHECKED_OUT, Narrator::tell)
                .on(RESERVE_INVENTORY, Narrator::tell)
                .on(INVENTORY_RESERVED, Narrator::tell)
                .on(INVENTORY_UNAVAILABLE, Narrator::tell)
                .on(RELEASE_INVENTORY, Narrator::tell)
                .on(INVENTORY_RELEASED, Narrator::tell)
                .on(AUTHORIZE_PAYMENT, Narrator::tell)
                .on(PAYMENT_REQUESTED, Narrator::tell)
                .on(FRAUD_CHECK_PASSED, Narrator::tell)
                .on(FRAUD_CHECK_FAILED, Narrator::tell)
                .on(PAYMENT_AUTHORIZED, Narrator::tell)
                .on(PAYMENT_DECLINED, Narrator::tell)
                .on(PAYMENT_FAILED, Narrator::tell)
                .on(CREATE_ORDER, Narrator::tell)
                .on(CANCEL_ORDER, Narrator::tell)
                .on(ORDER_CREATED, Narrator::tell)
                .on(ORDER_CREATED_060, Narrator::tell)
                .on(ORDER_CREATED_030, Narrator::tell)
                .on(ORDER_CONFIRMED, Narrator::tell)
                .on(ORDER_CANCELLED, Narrator::tell)
                .on(ORDER_REFUSED, Narrator::tell)
                .on(ORDER_STATUS_CHANGED, Narrator::tell)
                .on(CAPTURE_PAYMENT, Narrator::tell)
                .on(PAYMENT_CAPTURED, Narrator::tell)
                .on(PAYMENT_SUCCEEDED, Narrator::tell)
                .on(VOID_PAYMENT, Narrator::tell)
                .on(PAYMENT_VOIDED, Narrator::tell)
                .on(REFUND_PAYMENT, Narrator::tell)
                .on(REFUND_REQUESTED, Narrator::tell)
                .on(REFUND_PROCESSED, Narrator::tell)
                .on(CHECKOUT_COMPLETED, Narrator::tell)
                .on(CHECKOUT_FAILED, Narrator::tell);
    }
}
