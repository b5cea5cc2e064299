package dev.waybill.checkout;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.carts.CartCheckedOut;
import dev.waybill.contracts.carts.CartCheckedOut.Item;
import dev.waybill.contracts.carts.CartPricingRefused;
import dev.waybill.contracts.carts.CartPricingStarted;
import dev.waybill.contracts.carts.PricingRefusal;
import dev.waybill.contracts.checkout.CheckoutCompleted;
import dev.waybill.contracts.inventory.InventoryReleased;
import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderConfirmed;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.contracts.orders.OrderRefused;
import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.contracts.payments.PaymentAuthorized;
import dev.waybill.contracts.payments.PaymentDeclined;
import dev.waybill.contracts.payments.PaymentVoided;
import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.testkit.SystemWorld;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One customer's checkout in a real world, and what the other systems say about it. */
record Customer(
        SystemWorld world, UUID sessionId, UUID cartId, UUID customerId, Item lamp, Item mug) {

    static Customer in(SystemWorld world) {
        var ids = world.ids();
        return new Customer(
                world,
                ids.next(),
                ids.next(),
                ids.next(),
                new Item(ids.next(), 2, 1_500, "LAMP-1", "Desk lamp"),
                new Item(ids.next(), 1, 700, "MUG-1", "Mug"));
    }

    Customer withSession(UUID session) {
        return new Customer(world, session, cartId, customerId, lamp, mug);
    }

    Customer withCart(UUID cart) {
        return new Customer(world, sessionId, cart, customerId, lamp, mug);
    }

    CartPricingStarted asksForAPrice() {
        return new CartPricingStarted(
                world.ids().next(),
                world.now(),
                sessionId,
                cartId,
                customerId,
                3_700,
                "EUR",
                "SPRING");
    }

    CartPricingRefused codeRefused(PricingRefusal reason) {
        return new CartPricingRefused(
                world.ids().next(), world.now(), sessionId, cartId, customerId, "SPRING", reason);
    }

    CartCheckedOut checksOut() {
        return checksOut(3_500);
    }

    CartCheckedOut checksOut(long total) {
        return new CartCheckedOut(
                world.ids().next(),
                world.now(),
                cartId,
                customerId,
                List.of(lamp, mug),
                3_700L,
                3_700 - total,
                total,
                "EUR",
                sessionId,
                "SPRING",
                List.of("SPRING"),
                new DeliveryAddress("Ada Lovelace", "1 Analytical Way", null, "London", "N1", "GB"),
                new PaymentMethod("pm_card_visa", "visa", "4242", 12, 2030));
    }

    /** Moves the session to the state in which it waits for the payment, or the order. */
    void isAuthorizing() {
        world.hear(checksOut());
        world.hear(held());
    }

    void isCreatingOrder() {
        isAuthorizing();
        world.hear(authorized());
    }

    UUID orderId() {
        return world.database()
                .sql("select order_id from checkout.session where session_id = :id")
                .param("id", sessionId)
                .query(UUID.class)
                .single();
    }

    UUID reservationId() {
        return Journey.reservationOf(sessionId);
    }

    UUID paymentId() {
        return Journey.paymentOf(sessionId);
    }

    InventoryReserved held() {
        return new InventoryReserved(reservationId(), orderId(), cartId, lines(), world.now());
    }

    InventoryUnavailable unavailable() {
        return new InventoryUnavailable(
                orderId(),
                cartId,
                List.of(new InventoryUnavailable.UnavailableItem(lamp.productId(), 2, 1)),
                world.now(),
                reservationId());
    }

    InventoryReleased released() {
        return released(orderId());
    }

    InventoryReleased released(@Nullable UUID orderId) {
        return new InventoryReleased(
                reservationId(),
                orderId,
                cartId,
                lines(),
                ReleaseReason.CHECKOUT_FAILED,
                world.now());
    }

    PaymentAuthorized authorized() {
        return new PaymentAuthorized(
                paymentId(), orderId(), cartId, 3_500, "EUR", "pi_" + sessionId, world.now());
    }

    PaymentDeclined declined(DeclineReason reason) {
        return new PaymentDeclined(paymentId(), orderId(), cartId, reason, world.now());
    }

    PaymentVoided voided() {
        return new PaymentVoided(paymentId(), orderId(), 3_500, "EUR", world.now());
    }

    RefundProcessed refunded() {
        return new RefundProcessed(world.ids().next(), paymentId(), 3_500, "EUR", world.now());
    }

    OrderConfirmed confirmed() {
        return new OrderConfirmed(
                orderId(),
                customerId,
                "ORD-12345678",
                "pi_" + sessionId,
                reservationId().toString(),
                3_500,
                "EUR",
                world.now(),
                cartId,
                sessionId,
                paymentId());
    }

    OrderRefused refused(OrderRefusal reason) {
        return new OrderRefused(orderId(), cartId, reason, world.now());
    }

    OrderCancelled cancelled() {
        return new OrderCancelled(
                orderId(),
                customerId,
                CancellationReason.CUSTOMER_REQUESTED,
                world.now(),
                reservationId(),
                paymentId(),
                cartId,
                sessionId);
    }

    String status() {
        return world.database()
                .sql("select status from checkout.session where session_id = :id")
                .param("id", sessionId)
                .query(String.class)
                .single();
    }

    /** What has been told about this session, by kind. */
    List<String> told() {
        return world.tellings().stream()
                .filter(told -> told.correlationId().equals(sessionId))
                .map(told -> told.type())
                .toList();
    }

    CheckoutCompleted completed() {
        return world.told(CheckoutCompleted.class).stream()
                .filter(done -> done.checkoutSessionId().equals(sessionId))
                .findFirst()
                .orElseThrow();
    }

    private List<StockLine> lines() {
        return List.of(new StockLine(lamp.productId(), 2), new StockLine(mug.productId(), 1));
    }
}
