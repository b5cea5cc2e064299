package dev.waybill.app;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import tools.jackson.databind.node.ObjectNode;

/** Of orders. */
final class OrderExamples extends Examples {

    private final PaymentExamples payments;
    private final ShoppingExamples shopping;
    private final StockExamples stock;

    OrderExamples(
            Shop shop,
            UUID product,
            PaymentExamples payments,
            ShoppingExamples shopping,
            StockExamples stock) {
        super(shop, product);
        this.payments = payments;
        this.shopping = shopping;
        this.stock = stock;
    }

    @Override
    Map<String, Supplier<Specimen>> table() {
        return Map.ofEntries(
                entry("createOrder", this::createOrder),
                entry("getOrder", () -> bare("/orders/" + order())),
                entry("cancelOrder", this::cancelOrder),
                entry("listOrders", this::listOrders),
                entry("listOrderNews", this::listOrderNews),
                entry("getOrderTimeline", () -> bare("/orders/" + order() + "/timeline")),
                entry(
                        "listOrderCancellations",
                        () -> bare("/orders/" + order() + "/cancellations")),
                entry("createOrderAmendment", this::createOrderAmendment),
                entry("listOrderAmendments", () -> bare("/orders/" + order() + "/amendments")),
                entry("getOrderAmendment", () -> bare(amendment())),
                entry("commitOrderAmendment", this::commitOrderAmendment),
                entry("withdrawOrderAmendment", () -> bare(amendment() + "/withdraw")),
                entry("collectedOrder", OrderExamples::collectedOrder),
                entry(
                        "listAdminArchiveFiles",
                        () -> bare("/admin/archive/files?limit=2&state=KEPT")),
                entry("createOrderHold", () -> hold(order())),
                entry("listOrderHolds", () -> bare("/orders/" + order() + "/holds")),
                entry("releaseOrderHold", this::releaseOrderHold),
                entry("listAdminHolds", () -> bare("/admin/holds?overdue=true&limit=2")),
                entry(
                        "getAdminOrderRefold",
                        () -> bare("/admin/orders/refold?limit=2&from=" + new UUID(0, 0))),
                entry(
                        "getAdminOrderView",
                        () -> bare("/admin/orders/view?limit=2&from=" + new UUID(0, 0))),
                entry("getAdminOrderMoney", () -> bare("/admin/orders/money")));
    }

    /** An order whose stock is held and whose money is set aside, as checkout leaves it. */
    private Specimen createOrder() {
        var held = done(shop.post("/reservations", stock.reservationBody()));
        var paid = new LinkedHashMap<>(payments.paymentBody());
        paid.put("cartId", held.text("cartId"));
        paid.put("orderId", held.text("orderId"));
        var payment = done(shop.post("/payments/authorize", paid));
        return post(
                "/orders",
                Map.ofEntries(
                        entry("cartId", held.text("cartId")),
                        entry("customerId", UUID.randomUUID()),
                        entry("items", List.of(orderLine())),
                        entry("total", 900),
                        entry("currency", "EUR"),
                        entry("paymentAuthorizationId", payment.text("authorizationId")),
                        entry("orderId", held.text("orderId")),
                        entry("checkoutSessionId", UUID.randomUUID()),
                        entry("paymentId", payment.text("paymentId")),
                        entry("reservationId", held.text("reservationId")),
                        entry("subtotal", 1_000),
                        entry("discount", 100),
                        entry("appliedPromotions", List.of(shopping.promotion)),
                        entry("address", address()),
                        entry("validUntil", Instant.now().plusSeconds(600).toString()),
                        entry("holds", List.of("FRAUD_REVIEW")),
                        entry("returnId", UUID.randomUUID())));
    }

    private Map<String, Object> orderLine() {
        return Map.of(
                "productId",
                product,
                "quantity",
                1,
                "unitPrice",
                1_000,
                "sku",
                "LANTERN",
                "name",
                "Lantern");
    }

    /** Not in exchange for anything: such an order takes no code. */
    String order() {
        var wish = createOrder();
        var body = (ObjectNode) wish.json();
        body.remove("returnId");
        return done(shop.post(wish.path(), body)).text("orderId");
    }

    private Specimen cancelOrder() {
        var order = order();
        return post(
                "/orders/" + order + "/cancel",
                Map.of(
                        "orderId",
                        order,
                        "reason",
                        "CUSTOMER_REQUESTED",
                        "requestedBy",
                        "Ada",
                        "items",
                        List.of(Map.of("productId", product, "quantity", 1))));
    }

    private Specimen createOrderAmendment() {
        return post(
                "/orders/" + order() + "/amendments?dryRun=true",
                Map.of(
                        "items",
                        List.of(Map.of("productId", product, "quantity", 1)),
                        "address",
                        Map.of(
                                "recipientName", "Grace Hopper",
                                "line1", "2 Pier Street",
                                "line2", "Flat 3",
                                "city", "Cork",
                                "postalCode", "T12 XY01",
                                "countryCode", "IE"),
                        "deliveryMethod",
                        "CLICK_AND_COLLECT",
                        "promotionCode",
                        shopping.otherPromotion,
                        "reason",
                        "we have moved",
                        "requestedBy",
                        "Grace"));
    }

    /** One more unit, held until somebody commits. */
    private String amendment() {
        var order = order();
        var wish = Map.of("items", List.of(Map.of("productId", product, "quantity", 2)));
        var begun = done(shop.post("/orders/" + order + "/amendments", wish));
        return "/orders/"
                + order
                + "/amendments/"
                + begun.json().at("/pending/amendmentId").asString();
    }

    private Specimen commitOrderAmendment() {
        var amendment = amendment();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> done(shop.get(amendment)).json(),
                        each -> each.path("state").asString().equals("PENDING"));
        return bare(amendment + "/commit");
    }

    /** An order is not with the warehouse before its customer has had time to think again. */
    private static Specimen collectedOrder() {
        return post(
                "/orders/" + UUID.randomUUID() + "/collected",
                Map.of("handedOverBy", "Grace at the counter", "collectedBy", "Ada"));
    }

    private static Specimen hold(String order) {
        return post(
                "/orders/" + order + "/holds",
                Map.of(
                        "reason", "ADDRESS_VERIFICATION",
                        "ownerTeam", "customer care",
                        "customerMessage", "We will call you.",
                        "reviewBy", "2999-01-01T00:00:00Z"));
    }

    private Specimen releaseOrderHold() {
        var order = order();
        var wish = hold(order);
        var hold = done(shop.post(wish.path(), wish.json())).text("holdId");
        return post(
                wish.path() + "/" + hold + "/release",
                Map.of("resolution", "the customer was asked", "releasedBy", "Ffion"));
    }

    private Specimen listOrderNews() {
        return bare(
                "/orders/news?status=CREATED&stage=CONFIRMED&minTotal=1&maxTotal=9&text=Ada&wait=0s&after="
                        + order()
                        + "&productId="
                        + UUID.randomUUID()
                        + "&customerId="
                        + UUID.randomUUID());
    }

    private Specimen listOrders() {
        return bare(
                "/orders?limit=2&status=CREATED&stage=CONFIRMED&number=ORD-00000001&minTotal=1&maxTotal=9&text=Ada&from=2020-01-01T00:00:00Z&to=2999-01-01T00:00:00Z&customerId="
                        + UUID.randomUUID()
                        + "&productId="
                        + UUID.randomUUID());
    }
}
