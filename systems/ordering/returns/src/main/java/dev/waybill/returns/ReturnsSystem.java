package dev.waybill.returns;

import static dev.waybill.contracts.inventory.InventoryContracts.INVENTORY_RESERVED;
import static dev.waybill.contracts.inventory.InventoryContracts.INVENTORY_TAKEN_BACK;
import static dev.waybill.contracts.inventory.InventoryContracts.INVENTORY_UNAVAILABLE;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_AMENDED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CANCELLED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CONFIRMED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CREATED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_REFUSED;
import static dev.waybill.contracts.payments.PaymentsContracts.PAYMENT_AUTHORIZED;
import static dev.waybill.contracts.payments.PaymentsContracts.PAYMENT_CAPTURED;
import static dev.waybill.contracts.payments.PaymentsContracts.PAYMENT_DECLINED;
import static dev.waybill.contracts.payments.PaymentsContracts.REFUND_PROCESSED;
import static dev.waybill.contracts.payments.PaymentsContracts.REFUND_REFUSED;
import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_CREATED;
import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_DELETED;
import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_UPDATED;
import static dev.waybill.contracts.shipping.ShippingContracts.RETURN_LABEL_CREATED;
import static dev.waybill.contracts.shipping.ShippingContracts.RETURN_LABEL_REFUSED;
import static dev.waybill.contracts.shipping.ShippingContracts.SHIPMENT_CREATED;
import static dev.waybill.contracts.shipping.ShippingContracts.SHIPMENT_DELIVERED;

import dev.waybill.platform.Room;
import dev.waybill.platform.WaybillSystem;

/**
 * What comes back: asked for, allowed by a policy or by somebody, received, put away and paid for;
 * and what is claimed and kept.
 *
 * <p>Tells return-requested, -approved, -rejected, -received, -completed and -cancelled; asks for
 * buy- and void-return-label, take-back-inventory and refund-payment, and for an exchange for all
 * that a new order needs.
 */
public final class ReturnsSystem implements WaybillSystem {

    private static final String ADDRESS = "Returns, 1 Pier Street, Cork, T12 XY00, IE";

    @Override
    public String name() {
        return "returns";
    }

    @Override
    public void furnish(Room room) {
        var database = room.database();
        var orders = new SoldOrders(database);
        var returns = new Returns(database);
        var parts = new ReturnParts(database);
        var money = new Money(database);
        var histories = new Histories(database);
        var products = new Products(database);
        var policies = new Policies(database);
        var sendTo = ShopDoor.of(room.settings().text("waybill.returns.address", ADDRESS));
        var books = new ReturnBooks(orders, returns, parts, money, histories, sendTo);

        var sold = new SoldWriter(database);
        room.hears(new SoldHandler(sold, new Deliveries(database), books, parts.exchanges()))
                .on(ORDER_CREATED, SoldNews.Created::of)
                .on(ORDER_AMENDED, SoldNews.Amended::of)
                .on(SHIPMENT_CREATED, SoldNews.Shipped::of)
                .on(SHIPMENT_DELIVERED, SoldNews.Delivered::of);
        room.hears(new DuesHandler(books, returns, money, parts.exchanges()))
                .on(PAYMENT_CAPTURED, DuesNews.Captured::of)
                .on(REFUND_PROCESSED, DuesNews.Refunded::of)
                .on(REFUND_REFUSED, DuesNews.Refused::of)
                .on(INVENTORY_TAKEN_BACK, DuesNews.PutAway::of)
                .on(RETURN_LABEL_CREATED, DuesNews.Labelled::of)
                .on(RETURN_LABEL_REFUSED, DuesNews.NotLabelled::of)
                .on(INVENTORY_RESERVED, DuesNews.Reserved::of)
                .on(INVENTORY_UNAVAILABLE, DuesNews.Unavailable::of)
                .on(PAYMENT_AUTHORIZED, DuesNews.Authorized::of)
                .on(PAYMENT_DECLINED, DuesNews.Declined::of)
                .on(ORDER_CONFIRMED, DuesNews.Confirmed::of)
                .on(ORDER_REFUSED, DuesNews.NotOrdered::of)
                .on(ORDER_CANCELLED, DuesNews.Cancelled::of);
        room.hears(new ProductHandler(products))
                .on(PRODUCT_CREATED, ProductNews.Arrived::of)
                .on(PRODUCT_UPDATED, ProductNews.Changed::of)
                .on(PRODUCT_DELETED, ProductNews.Left::of);
        room.wakes(new ExpireReturns(returns, books));

        var list = new ReturnList(database);
        var asked = room.takes(new ReturnRequests(books, returns, policies, products, room.ids()));
        room.serves(
                new ReturnController(
                        asked, new ReturnReads(returns, parts, histories, list, sendTo.lines())));
        var changes = room.takes(new PolicyRequests(policies));
        room.serves(new PolicyController(changes, policies));
        room.serves(
                new ReturnableController(orders, returns, parts, policies, products, room.clock()));
    }
}
