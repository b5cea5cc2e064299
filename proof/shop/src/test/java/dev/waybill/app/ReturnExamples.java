package dev.waybill.app;

import static java.util.Map.entry;

import dev.waybill.contracts.Wire;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Of returns. */
final class ReturnExamples extends Examples {

    private @Nullable String arrived;
    private final PaymentExamples payments;
    private final ShippingExamples shipping;

    ReturnExamples(Shop shop, UUID product, PaymentExamples payments, ShippingExamples shipping) {
        super(shop, product);
        this.payments = payments;
        this.shipping = shipping;
    }

    @Override
    Map<String, Supplier<Specimen>> table() {
        return Map.ofEntries(
                entry("getCarrierLabel", this::getCarrierLabel),
                entry("createReturn", () -> post("/returns", exchangeBody())),
                entry("listReturns", this::listReturns),
                entry("getReturn", () -> bare(approvedReturn())),
                entry("getReturnLabel", () -> bare(approvedReturn() + "/label")),
                entry("approveReturn", this::approveReturn),
                entry(
                        "rejectReturn",
                        () -> post(claim() + "/reject", Map.of("reason", "too late"))),
                entry("cancelReturn", () -> post(claim() + "/cancel", Map.of("reason", "kept"))),
                entry("receiveReturn", this::receiveReturn),
                entry("settleReturn", ReturnExamples::settleReturn),
                entry("getReturnableOrder", () -> bare("/returnable-orders/" + arrived())),
                entry("getReturnPolicy", () -> bare("/return-policy")),
                entry("replaceReturnPolicy", () -> seen("/return-policy", policyBody())));
    }

    private Specimen getCarrierLabel() {
        var approved = approvedReturn();
        var details =
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(
                                () -> done(shop.get(approved)).json(),
                                found -> found.at("/label/path").isString());
        return bare(details.at("/label/path").asString());
    }

    /** One order with very many units, all of them at the door: each example returns one. */
    private synchronized String arrived() {
        if (arrived == null) {
            var line = Map.of("productId", product, "quantity", 100_000, "unitPrice", 100);
            var order = new LinkedHashMap<String, Object>();
            order.put("cartId", UUID.randomUUID());
            order.put("orderId", UUID.randomUUID());
            order.put("customerId", UUID.randomUUID());
            order.put("items", List.of(line));
            order.put("total", 10_000_000);
            order.put("currency", "EUR");
            var paid = new LinkedHashMap<>(payments.paymentBody());
            paid.put("cartId", order.get("cartId"));
            paid.put("orderId", order.get("orderId"));
            paid.put("amount", 10_000_000);
            order.put("paymentId", done(shop.post("/payments/authorize", paid)).text("paymentId"));
            arrived = done(shop.post("/orders", order)).text("orderId");
            deliver(arrived);
        }
        return arrived;
    }

    private void deliver(String order) {
        var body = new LinkedHashMap<>(shipping.shipmentBody());
        body.put("orderId", order);
        body.put("items", List.of(Map.of("productId", product, "quantity", 100_000)));
        var id = done(shop.post("/shipments", body)).text("shipmentId");
        var number =
                shipping.awaitShipment(id, "ON_ITS_WAY").at("/parcels/0/trackingNumber").asString();
        var event =
                Map.of(
                        "trackingNumber",
                        number,
                        "gmtActivityDate",
                        "20261121",
                        "gmtActivityTime",
                        "120000",
                        "activityStatus",
                        Map.of("type", "D", "code", "FS", "statusCode", "011"));
        done(
                shop.post(
                        "/webhooks/carriers/ups",
                        event,
                        "Carrier-Signature",
                        signed(Wire.write(event))));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> done(shop.get("/returnable-orders/" + order)).json(),
                        known -> known.at("/items/0/delivered").asInt() > 0);
    }

    private Map<String, Object> returnBody(String kind) {
        var item = Map.of("productId", product, "quantity", 1, "reason", "DEFECTIVE");
        return Map.of(
                "orderId",
                arrived(),
                "kind",
                kind,
                "items",
                List.of(item),
                "comment",
                "It does not light, " + NUMBERS.incrementAndGet(),
                "override",
                false);
    }

    private Map<String, Object> exchangeBody() {
        var body = new LinkedHashMap<>(returnBody("EXCHANGE"));
        body.put("exchangeFor", List.of(Map.of("productId", product, "quantity", 1)));
        body.put(
                "address",
                Map.of(
                        "recipientName", "Grace Hopper",
                        "line1", "2 Pier Street",
                        "line2", "Flat 3",
                        "city", "Cork",
                        "postalCode", "T12 XY00",
                        "countryCode", "IE"));
        return body;
    }

    private String approvedReturn() {
        return "/returns/" + done(shop.post("/returns", returnBody("REFUND"))).text("returnId");
    }

    private String claim() {
        var body = new LinkedHashMap<>(returnBody("CLAIM"));
        body.put("override", true); // somebody has to look at it
        return "/returns/" + done(shop.post("/returns", body)).text("returnId");
    }

    private Specimen approveReturn() {
        return post(claim() + "/approve", Map.of("reason", "seen", "free", true));
    }

    private Specimen receiveReturn() {
        var item = Map.of("productId", product, "quantity", 1, "disposition", "RESTOCK");
        return post(
                approvedReturn() + "/receive",
                Map.of("warehouseId", "main", "items", List.of(item), "last", true));
    }

    private static Specimen settleReturn() {
        return post("/returns/" + UUID.randomUUID() + "/settle", Map.of("reason", "paid in cash"));
    }

    private Specimen listReturns() {
        return bare(
                "/returns?limit=2&status=APPROVED&kind=REFUND&orderId="
                        + UUID.randomUUID()
                        + "&customerId="
                        + UUID.randomUUID());
    }

    private static Map<String, Object> policyBody() {
        var rule =
                Map.of(
                        "returnable",
                        true,
                        "windowDays",
                        30,
                        "restockingFeePercent",
                        0,
                        "labelPaidBy",
                        "SHOP",
                        "labelFee",
                        0,
                        "approval",
                        "BY_RULE");
        return Map.of(
                "standard",
                rule,
                "categories",
                List.of(Map.of("category", "C" + NUMBERS.incrementAndGet(), "rule", rule)),
                "goodsDueDays",
                21,
                "claimDays",
                180,
                "claimsByRuleUpTo",
                0);
    }
}
