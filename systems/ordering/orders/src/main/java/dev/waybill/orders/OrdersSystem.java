package dev.waybill.orders;

import static dev.waybill.contracts.carts.CartsContracts.CART_CHECKED_OUT;
import static dev.waybill.contracts.carts.CartsContracts.CART_PRICING_REFUSED;
import static dev.waybill.contracts.carts.CartsContracts.CART_PRICING_STARTED;
import static dev.waybill.contracts.checkout.CheckoutContracts.CHECKOUT_COMPLETED;
import static dev.waybill.contracts.checkout.CheckoutContracts.CHECKOUT_FAILED;
import static dev.waybill.contracts.checkout.CheckoutContracts.CHECKOUT_INTERVENED;
import static dev.waybill.contracts.inventory.InventoryContracts.INVENTORY_RELEASED;
import static dev.waybill.contracts.inventory.InventoryContracts.INVENTORY_RESERVED;
import static dev.waybill.contracts.inventory.InventoryContracts.INVENTORY_RESOURCED;
import static dev.waybill.contracts.inventory.InventoryContracts.INVENTORY_TAKEN_BACK;
import static dev.waybill.contracts.inventory.InventoryContracts.INVENTORY_UNAVAILABLE;
import static dev.waybill.contracts.inventory.InventoryContracts.PROMISE_CHANGED;
import static dev.waybill.contracts.inventory.InventoryContracts.RELEASE_INVENTORY;
import static dev.waybill.contracts.inventory.InventoryContracts.RESERVE_INVENTORY;
import static dev.waybill.contracts.inventory.InventoryContracts.RESOURCE_INVENTORY;
import static dev.waybill.contracts.inventory.InventoryContracts.SHIP_INVENTORY;
import static dev.waybill.contracts.inventory.InventoryContracts.TAKE_BACK_INVENTORY;
import static dev.waybill.contracts.orders.OrdersContracts.CANCEL_ORDER;
import static dev.waybill.contracts.orders.OrdersContracts.CREATE_ORDER;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_AMENDED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_AMENDMENT_ENDED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_ARCHIVED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CANCELLED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_COLLECTED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_COMPLETED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CONFIRMED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CREATED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CREATED_030;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CREATED_060;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_DELIVERY_ADDRESS_CHANGED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_FULFILMENT_STARTED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_HOLD_RELEASED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_PLACED_ON_HOLD;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_REFUSED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_STATUS_CHANGED;
import static dev.waybill.contracts.payments.PaymentsContracts.ADJUST_AUTHORIZATION;
import static dev.waybill.contracts.payments.PaymentsContracts.AUTHORIZATION_ADJUSTED;
import static dev.waybill.contracts.payments.PaymentsContracts.AUTHORIZATION_ADJUSTMENT_DECLINED;
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
import static dev.waybill.contracts.payments.PaymentsContracts.REFUND_REFUSED;
import static dev.waybill.contracts.payments.PaymentsContracts.REFUND_REQUESTED;
import static dev.waybill.contracts.payments.PaymentsContracts.VOID_PAYMENT;
import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_CREATED;
import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_DELETED;
import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_UPDATED;
import static dev.waybill.contracts.promotions.PromotionsContracts.CALCULATE_DISCOUNT;
import static dev.waybill.contracts.promotions.PromotionsContracts.DISCOUNT_CALCULATED;
import static dev.waybill.contracts.returns.ReturnsContracts.RETURN_APPROVED;
import static dev.waybill.contracts.returns.ReturnsContracts.RETURN_CANCELLED;
import static dev.waybill.contracts.returns.ReturnsContracts.RETURN_COMPLETED;
import static dev.waybill.contracts.returns.ReturnsContracts.RETURN_RECEIVED;
import static dev.waybill.contracts.returns.ReturnsContracts.RETURN_REJECTED;
import static dev.waybill.contracts.returns.ReturnsContracts.RETURN_REQUESTED;
import static dev.waybill.contracts.shipping.ShippingContracts.CREATE_SHIPMENT;
import static dev.waybill.contracts.shipping.ShippingContracts.RETURN_LABEL_CREATED;
import static dev.waybill.contracts.shipping.ShippingContracts.RETURN_LABEL_REFUSED;
import static dev.waybill.contracts.shipping.ShippingContracts.SHIPMENT_CREATED;
import static dev.waybill.contracts.shipping.ShippingContracts.SHIPMENT_DELIVERED;
import static dev.waybill.contracts.shipping.ShippingContracts.SHIPMENT_FAILED;
import static dev.waybill.contracts.warehouse.WarehouseContracts.FULFILMENT_STOPPED;
import static dev.waybill.contracts.warehouse.WarehouseContracts.FULFILMENT_STOP_REFUSED;
import static dev.waybill.contracts.warehouse.WarehouseContracts.ORDER_PACKED;
import static dev.waybill.contracts.warehouse.WarehouseContracts.ORDER_READY_FOR_SHIPPING;
import static dev.waybill.contracts.warehouse.WarehouseContracts.ORDER_SHORT_PICKED;
import static dev.waybill.contracts.warehouse.WarehouseContracts.PICKING_STARTED;
import static dev.waybill.contracts.warehouse.WarehouseContracts.STOP_FULFILMENT;

import dev.waybill.platform.Room;
import dev.waybill.platform.WaybillSystem;

/**
 * Orders: takes them in, holds them while somebody looks at them, sends them to the warehouse,
 * follows every unit to the door, cancels them or a part of them, keeps all that happened to them,
 * and tells the journey of each.
 *
 * <p>Tells the order events; asks for capture-payment, void-payment, refund-payment,
 * release-inventory, ship-inventory, resource-inventory and stop-fulfilment. Stores {@code
 * orders.orders} (what each is now), {@code line}, {@code hold}, {@code shipment} and {@code
 * cancellation} (what is done about it), {@code history} (what happened), {@code order_view}
 * (lists), {@code order_product} and {@code order_word} (what they are looked through by), {@code
 * journey} (timelines) and {@code presence} (who has an order open).
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
        var holds = new Holds(room.database());
        var rules = OrderRules.of(room.settings());
        var views = new OrderViews(room.database());
        var journeys = new Journeys(room.database());
        var archive = Archive.open(room, orders, rules);
        var reads =
                new OrderReads(
                        orders, views, journeys, archive.reads(), room.signals(), room.clock());

        var amendments = new Amendments(room.database());
        var quotes = new Quotes(room.database());
        room.hears(new OrderHandler(orders, amendments, rules, room.ids(), room.signals()))
                .on(CREATE_ORDER, OrderWish.Create::new)
                .on(CANCEL_ORDER, OrderWish.Cancel::new)
                .on(INVENTORY_UNAVAILABLE, OrderWish.StockLost::new)
                .on(INVENTORY_RESERVED, OrderWish.Reserved::new)
                .on(INVENTORY_RESOURCED, OrderWish.Resourced::new)
                .on(PAYMENT_CAPTURED, OrderWish.Captured::new)
                .on(PAYMENT_FAILED, OrderWish.NotCaptured::new)
                .on(PAYMENT_VOIDED, OrderWish.Voided::new)
                .on(REFUND_PROCESSED, OrderWish.Refunded::new)
                .on(REFUND_REFUSED, OrderWish.NotRefunded::new)
                .on(ORDER_SHORT_PICKED, OrderWish.ShortPicked::new)
                .on(FULFILMENT_STOPPED, OrderWish.Stopped::new)
                .on(FULFILMENT_STOP_REFUSED, OrderWish.StopRefused::new)
                .on(SHIPMENT_CREATED, OrderWish.Shipped::new)
                .on(SHIPMENT_DELIVERED, OrderWish.Delivered::new)
                .on(SHIPMENT_FAILED, OrderWish.NotDelivered::new);
        var products = new ProductCopies(room.database());
        room.hears(new AmendmentHandler(orders, amendments, rules, room.ids()))
                .on(INVENTORY_RESERVED, AmendmentHandler.Heard::of)
                .on(INVENTORY_UNAVAILABLE, AmendmentHandler.Heard::of)
                .on(DISCOUNT_CALCULATED, AmendmentHandler.Heard::of)
                .on(AUTHORIZATION_ADJUSTED, AmendmentHandler.Heard::of)
                .on(AUTHORIZATION_ADJUSTMENT_DECLINED, AmendmentHandler.Heard::of);
        room.hears(new QuoteHandler(orders, quotes, rules, room.ids(), room.signals()))
                .on(DISCOUNT_CALCULATED, QuoteHandler.Heard::of);
        room.hears(products)
                .on(PRODUCT_CREATED, ProductNews.Arrived::new)
                .on(PRODUCT_UPDATED, ProductNews.Changed::new)
                .on(PRODUCT_DELETED, ProductNews.Left::new);
        room.wakes(new ReleaseOrders(orders, amendments, rules, room.ids()));
        room.wakes(new ExpireAmendments(amendments, rules, room.ids()));
        room.wakes(new ForgetLeftovers(orders, quotes));
        room.hears(VIEWS, new OrderViewHandler(views, room.signals()))
                .on(ORDER_CREATED, ViewFact.Created::new)
                .on(ORDER_CONFIRMED, ViewFact.Confirmed::new)
                .on(ORDER_STATUS_CHANGED, ViewFact.Changed::new)
                .on(ORDER_AMENDED, ViewFact.Amended::new)
                .on(ORDER_CANCELLED, ViewFact.Cancelled::new)
                .on(PAYMENT_CAPTURED, ViewFact.Captured::new)
                .on(REFUND_PROCESSED, ViewFact.Refunded::new);
        writesDown(room, journeys);
        new HoldMeters(room.meters(), room.clock(), holds::count);

        var intake =
                room.takes(
                        new OrderAskHandler(
                                orders, holds, amendments, products, quotes, rules, room.ids()));
        room.serves(new OrdersController(intake, reads, new Stops(room.database())));
        room.serves(
                new AmendmentsController(
                        intake, reads, amendments, new AwaitedQuotes(quotes, room.signals())));
        room.serves(new CollectionController(intake, reads));
        room.serves(new NewsController(reads));
        room.serves(
                new LiveOrders(
                        views,
                        new OpenOrders(room.database()),
                        room.signals(),
                        room.clock(),
                        room.calls()));
        room.serves(new HoldsController(intake, reads, holds, room.clock()));
        room.serves(new OrdersAdminController(new OrderChecks(room.database()), reads));
        room.serves(new ArchiveController(archive.files()));
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
                .on(ORDER_PLACED_ON_HOLD, FulfilmentNarrator::tell)
                .on(ORDER_HOLD_RELEASED, FulfilmentNarrator::tell)
                .on(ORDER_AMENDED, FulfilmentNarrator::tell)
                .on(ORDER_DELIVERY_ADDRESS_CHANGED, FulfilmentNarrator::tell)
                .on(ORDER_FULFILMENT_STARTED, FulfilmentNarrator::tell)
                .on(ORDER_COMPLETED, FulfilmentNarrator::tell)
                .on(ORDER_ARCHIVED, FulfilmentNarrator::tell)
                .on(ORDER_AMENDMENT_ENDED, AmendmentNarrator::tell)
                .on(ORDER_COLLECTED, AmendmentNarrator::tell)
                .on(ADJUST_AUTHORIZATION, AmendmentNarrator::tell)
                .on(AUTHORIZATION_ADJUSTED, AmendmentNarrator::tell)
                .on(AUTHORIZATION_ADJUSTMENT_DECLINED, AmendmentNarrator::tell)
                .on(PICKING_STARTED, FulfilmentNarrator::tell)
                .on(ORDER_SHORT_PICKED, FulfilmentNarrator::tell)
                .on(ORDER_PACKED, FulfilmentNarrator::tell)
                .on(ORDER_READY_FOR_SHIPPING, FulfilmentNarrator::tell)
                .on(STOP_FULFILMENT, FulfilmentNarrator::tell)
                .on(FULFILMENT_STOPPED, FulfilmentNarrator::tell)
                .on(FULFILMENT_STOP_REFUSED, FulfilmentNarrator::tell)
                .on(CREATE_SHIPMENT, FulfilmentNarrator::tell)
                .on(SHIPMENT_CREATED, FulfilmentNarrator::tell)
                .on(SHIPMENT_DELIVERED, FulfilmentNarrator::tell)
                .on(SHIPMENT_FAILED, FulfilmentNarrator::tell)
                .on(SHIP_INVENTORY, StockNarrator::tell)
                .on(RESOURCE_INVENTORY, StockNarrator::tell)
                .on(INVENTORY_RESOURCED, StockNarrator::tell)
                .on(PROMISE_CHANGED, StockNarrator::tell)
                .on(CAPTURE_PAYMENT, Narrator::tell)
                .on(PAYMENT_CAPTURED, Narrator::tell)
                .on(PAYMENT_SUCCEEDED, Narrator::tell)
                .on(VOID_PAYMENT, Narrator::tell)
                .on(PAYMENT_VOIDED, Narrator::tell)
                .on(REFUND_PAYMENT, Narrator::tell)
                .on(REFUND_REQUESTED, Narrator::tell)
                .on(REFUND_PROCESSED, Narrator::tell)
                .on(REFUND_REFUSED, Narrator::tell)
                .on(CHECKOUT_COMPLETED, Narrator::tell)
                .on(CHECKOUT_FAILED, Narrator::tell)
                .on(CHECKOUT_INTERVENED, Narrator::tell)
                .on(RETURN_REQUESTED, ReturnsNarrator::tell)
                .on(RETURN_APPROVED, ReturnsNarrator::tell)
                .on(RETURN_REJECTED, ReturnsNarrator::tell)
                .on(RETURN_RECEIVED, ReturnsNarrator::tell)
                .on(RETURN_COMPLETED, ReturnsNarrator::tell)
                .on(RETURN_CANCELLED, ReturnsNarrator::tell)
                .on(RETURN_LABEL_CREATED, ReturnsNarrator::tell)
                .on(RETURN_LABEL_REFUSED, ReturnsNarrator::tell)
                .on(TAKE_BACK_INVENTORY, ReturnsNarrator::tell)
                .on(INVENTORY_TAKEN_BACK, ReturnsNarrator::tell);
    }
}
