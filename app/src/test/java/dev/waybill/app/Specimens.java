package dev.waybill.app;

import static java.util.Map.entry;

import dev.waybill.app.Shop.Reply;
import dev.waybill.contracts.Wire;
import dev.waybill.proof.fuzz.OpenApi;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One request for each operation that is answered with yes; a fresh one each time. */
final class Specimens {

    /**
     * @param path with its ids and its query
     * @param sign the headers that a body needs, such as its signature
     */
    record Specimen(
            String path, @Nullable JsonNode body, Function<byte[], Map<String, String>> sign) {

        JsonNode json() {
            return Objects.requireNonNull(body, path);
        }

        /**
         * Whether it asks for the same thing, as two examples of an operation without choices do.
         */
        boolean asksAs(Specimen other) {
            return path.equals(other.path) && Objects.equals(body, other.body);
        }

        byte @Nullable [] bytes() {
            return body == null ? null : Wire.write(body);
        }

        String[] headers(byte @Nullable [] bytes) {
            return sign.apply(bytes == null ? new byte[0] : bytes).entrySet().stream()
                    .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                    .toArray(String[]::new);
        }
    }

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String NOBODY = "/999999999";
    private static final String TEMPLATE = "/notifications/templates/shipment-failed/pt";

    private final Shop shop;
    private final String promotion;
    private final String otherPromotion;
    private final UUID product;
    private @Nullable String arrived;
    private final Map<String, Supplier<Specimen>> table;

    Specimens(Shop shop) {
        this.shop = shop;
        this.promotion = "ODD" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        this.product = shop.product(1_000, 1_000_000);
        this.otherPromotion = code();
        done(shop.post("/promotions", promotion(promotion)));
        done(shop.post("/promotions", promotion(otherPromotion)));
        outlet();
        this.table =
                Map.ofEntries(
                        entry("createProduct", () -> post("/products", productBody())),
                        entry(
                                "listProducts",
                                () ->
                                        bare(
                                                "/products?limit=2&status=ACTIVE&sku=A&query=a&category=b")),
                        entry("getProduct", () -> bare("/products/" + product)),
                        entry("updateProduct", this::updateProduct),
                        entry(
                                "deleteProduct",
                                () -> bare("/products/" + fresh() + "?reason=DUPLICATE")),
                        entry("createProductRetelling", () -> bare("/products/retellings")),
                        entry(
                                "listSearchProducts",
                                () ->
                                        bare(
                                                "/search/products?query=odd&category=a&status=ACTIVE&minPrice=1&maxPrice=2&page=1&pageSize=2")),
                        entry("getStock", () -> bare("/stock/" + product)),
                        entry("createStockReceipt", this::createStockReceipt),
                        entry("createStockAdjustment", this::createStockAdjustment),
                        entry("createStockCount", this::createStockCount),
                        entry("replaceStockTerm", this::replaceStockTerm),
                        entry(
                                "getStockLedger",
                                () -> bare("/stock/" + product + "/ledger?limit=2&location=main")),
                        entry("createTransfer", () -> post("/transfers", transfer())),
                        entry("getTransfer", () -> bare("/transfers/" + sent())),
                        entry(
                                "arrivalTransfer",
                                () ->
                                        post(
                                                "/transfers/" + sent() + "/arrival",
                                                Map.of("quantity", 1))),
                        entry(
                                "createStockExpectedReceipt",
                                () ->
                                        post(
                                                "/stock/" + product + "/expected-receipts",
                                                announcement())),
                        entry(
                                "listStockExpectedReceipts",
                                () -> bare("/stock/" + product + "/expected-receipts?limit=2")),
                        entry("updateExpectedReceipt", this::updateExpectedReceipt),
                        entry("getAvailability", this::getAvailability),
                        entry("getStockDrift", () -> bare("/stock/drift?limit=2&status=OPEN")),
                        entry("getStockDriftHistory", () -> bare(drift() + "/history")),
                        entry(
                                "repairStockDrift",
                                () ->
                                        post(
                                                drift() + "/repair",
                                                Map.of("reason", "counted", "available", 3))),
                        entry("listLocations", () -> bare("/locations")),
                        entry("getLocation", () -> bare("/locations/outlet")),
                        entry("replaceLocation", () -> place("odd")),
                        entry("listSourcingRules", () -> bare("/sourcing-rules")),
                        entry("getSourcingRule", () -> bare("/sourcing-rules/0")),
                        entry("replaceSourcingRule", () -> seen("/sourcing-rules", rulesBody())),
                        entry(
                                "whatIfSourcingRule",
                                () ->
                                        post(
                                                "/sourcing-rules/what-if",
                                                Map.of("rules", rulesBody(), "orders", 10))),
                        entry("listOrderDecisions", this::listOrderDecisions),
                        entry("createReservation", () -> post("/reservations", reservationBody())),
                        entry("getReservation", () -> bare("/reservations/" + reservation())),
                        entry("releaseReservation", this::releaseReservation),
                        entry("createPromotion", () -> post("/promotions", promotion(code()))),
                        entry("listPromotions", () -> bare("/promotions?limit=2")),
                        entry("getPromotion", () -> bare("/promotions/" + promotion)),
                        entry("calculateDiscount", this::calculateDiscount),
                        entry("createCart", this::createCart),
                        entry("getCart", () -> bare("/carts/" + cart())),
                        entry("createCartItem", this::createCartItem),
                        entry("deleteCartItem", this::deleteCartItem),
                        entry("checkoutCart", this::checkoutCart),
                        entry("createCheckout", this::createCheckout),
                        entry("listCheckouts", () -> bare("/checkouts?limit=2&status=FAILED")),
                        entry("getCheckout", () -> bare("/checkouts/" + failed() + "?wait=1s")),
                        entry("cancelCheckout", () -> bare("/checkouts/" + failed() + "/cancel")),
                        entry("authorizePayment", this::authorizePayment),
                        entry("getPayment", () -> bare("/payments/" + payment())),
                        entry("listPayments", () -> bare("/payments?orderId=" + UUID.randomUUID())),
                        entry("stripeWebhook", this::stripeWebhook),
                        entry("createShipment", () -> post("/shipments", shipmentBody())),
                        entry("getShipment", () -> bare("/shipments/" + shipment("shipmentId"))),
                        entry("listShipments", this::listShipments),
                        entry("listShipmentCalls", this::listShipmentCalls),
                        entry(
                                "listShipmentScans",
                                () -> bare("/shipments/" + shipment("shipmentId") + "/scans")),
                        entry("retryShipment", this::retryShipment),
                        entry("getShipmentLabel", this::getShipmentLabel),
                        entry("getCarrierLabel", this::getCarrierLabel),
                        entry("createWebhookCarrier", this::createWebhookCarrier),
                        entry("createManifest", this::createManifest),
                        entry("getManifest", () -> bare("/manifests/" + manifest())),
                        entry("listManifests", () -> bare("/manifests?limit=2&carrier=UPS")),
                        entry("listDisputes", () -> bare("/disputes?limit=2&state=OPEN")),
                        entry("listClaims", () -> bare("/claims?limit=2&status=OPEN")),
                        entry("settlementClaim", Specimens::settlementClaim),
                        entry("createOrder", this::createOrder),
                        entry("getOrder", () -> bare("/orders/" + order())),
                        entry("cancelOrder", this::cancelOrder),
                        entry("listOrders", this::listOrders),
                        entry("listOrderNews", this::listOrderNews),
                        entry("getOrderTimeline", () -> bare("/orders/" + order() + "/timeline")),
                        entry("createPickingJob", this::createPickingJob),
                        entry(
                                "listPickingJobs",
                                () ->
                                        bare(
                                                "/picking-jobs?limit=2&status=WAITING&atRisk=true&warehouseId=MAIN")),
                        entry("getPickingJob", () -> bare(waitingJob())),
                        entry(
                                "startPickingJob",
                                () -> post(waitingJob() + "/start", Map.of("picker", "Grace"))),
                        entry("createPickingJobScan", () -> post(startedJob() + "/scans", scan(1))),
                        entry("createPickingJobShort", this::createPickingJobShort),
                        entry(
                                "createPickingJobParcel",
                                () -> post(pickedJob() + "/parcels", box())),
                        entry("getPickingJobParcel", this::getPickingJobParcel),
                        entry("handOverPickingJob", () -> bare(packedJob() + "/hand-over")),
                        entry("replaceWarehouseProduct", this::replaceWarehouseProduct),
                        entry("getWarehouseProduct", () -> bare("/warehouse/products/" + product)),
                        entry(
                                "listNotifications",
                                () ->
                                        bare(
                                                "/notifications?limit=2&orderId="
                                                        + UUID.randomUUID()
                                                        + "&customerId="
                                                        + UUID.randomUUID())),
                        entry("getNotificationContact", () -> bare(contact())),
                        entry("replaceNotificationContact", () -> seen(contact(), contactBody())),
                        entry("deleteNotificationContact", () -> seen(contact(), null)),
                        entry("reviveNotificationContact", () -> bare(contact() + "/revive")),
                        entry("listNotificationTemplates", () -> bare("/notifications/templates")),
                        entry("getNotificationTemplate", () -> bare(TEMPLATE)),
                        entry("replaceNotificationTemplate", () -> seen(TEMPLATE, textBody())),
                        entry("previewNotificationTemplate", this::preview),
                        entry(
                                "listOrderCancellations",
                                () -> bare("/orders/" + order() + "/cancellations")),
                        entry("createOrderAmendment", this::createOrderAmendment),
                        entry(
                                "listOrderAmendments",
                                () -> bare("/orders/" + order() + "/amendments")),
                        entry("getOrderAmendment", () -> bare(amendment())),
                        entry("commitOrderAmendment", this::commitOrderAmendment),
                        entry("withdrawOrderAmendment", () -> bare(amendment() + "/withdraw")),
                        entry("collectedOrder", Specimens::collectedOrder),
                        entry(
                                "listAdminArchiveFiles",
                                () -> bare("/admin/archive/files?limit=2&state=KEPT")),
                        entry("createOrderHold", () -> hold(order())),
                        entry("listOrderHolds", () -> bare("/orders/" + order() + "/holds")),
                        entry("releaseOrderHold", this::releaseOrderHold),
                        entry("listAdminHolds", () -> bare("/admin/holds?overdue=true&limit=2")),
                        entry("createReturn", () -> post("/returns", exchangeBody())),
                        entry("listReturns", this::listReturns),
                        entry("getReturn", () -> bare(approvedReturn())),
                        entry("getReturnLabel", () -> bare(approvedReturn() + "/label")),
                        entry("approveReturn", this::approveReturn),
                        entry(
                                "rejectReturn",
                                () -> post(claim() + "/reject", Map.of("reason", "too late"))),
                        entry(
                                "cancelReturn",
                                () -> post(claim() + "/cancel", Map.of("reason", "kept"))),
                        entry("receiveReturn", this::receiveReturn),
                        entry("settleReturn", Specimens::settleReturn),
                        entry("getReturnableOrder", () -> bare("/returnable-orders/" + arrived())),
                        entry("getReturnPolicy", () -> bare("/return-policy")),
                        entry("replaceReturnPolicy", () -> seen("/return-policy", policyBody())),
                        entry("getAdminMessaging", () -> bare("/admin/messaging")),
                        entry(
                                "getAdminMessagingParked",
                                () -> bare("/admin/messaging/parked?after=0&limit=2")),
                        entry("getAdminMessagingMessage", this::message),
                        entry(
                                "listAdminCheckoutOutcomes",
                                () -> bare("/admin/checkouts/outcomes?minutes=60")),
                        entry("listAdminCheckoutStates", () -> bare("/admin/checkouts/states")),
                        entry("getAdminCheckout", () -> bare("/admin/checkouts/" + failed())),
                        entry("retryCheckout", () -> intervention("retry")),
                        entry("compensateCheckout", () -> intervention("compensate")),
                        entry("listAdminProviders", () -> bare("/admin/providers?minutes=60")),
                        entry("getAdminInvariantHistory", () -> bare("/admin/invariants/history")),
                        entry(
                                "createAdminMessagingParkedDecision",
                                () ->
                                        post(
                                                "/admin/messaging/parked/decisions",
                                                Map.of(
                                                        "decision",
                                                        "RETRY",
                                                        "ids",
                                                        List.of(999_999_999L),
                                                        "reason",
                                                        "a drill"))),
                        entry("dropAdminMessagingParked", () -> parked("drop")),
                        entry("retryAdminMessagingParked", () -> parked("retry")),
                        entry("rewindAdminMessagingRelay", this::rewind),
                        entry(
                                "getAdminOrderRefold",
                                () -> bare("/admin/orders/refold?limit=2&from=" + new UUID(0, 0))),
                        entry(
                                "getAdminOrderView",
                                () -> bare("/admin/orders/view?limit=2&from=" + new UUID(0, 0))),
                        entry("listAdminInvariants", () -> bare("/admin/invariants")),
                        entry("getAdminOrderMoney", () -> bare("/admin/orders/money")),
                        entry("getAdminJourney", () -> bare("/admin/journeys/" + failed())));
    }

    Set<String> names() {
        return table.keySet();
    }

    Specimen of(OpenApi.Call call) {
        var specimen = table.get(call.id());
        if (specimen == null) {
            throw new AssertionError("Specimens has no example of " + call.id());
        }
        return specimen.get();
    }

    /** Fields that an operation knows but that do not go together with the rest of its example. */
    static Set<String> leftOut(OpenApi.Call call) {
        return switch (call.id()) {
            case "createPromotion" -> Set.of("/percent");
            case "authorizePayment" -> Set.of("/samePaymentMethodAs");
            case "createReservation" -> Set.of("/returnId");
            default -> Set.of();
        };
    }

    /**
     * Fields that must not be left out alone: the payment of the example names that order, an
     * exchange what is wanted.
     */
    static Set<String> tied(OpenApi.Call call) {
        return switch (call.id()) {
            case "createOrder" -> Set.of("/orderId");
            case "createReturn" -> Set.of("/kind", "/exchangeFor", "/address");
            default -> Set.of();
        };
    }

    /**
     * Operations on what only a fault, or time, brings about: their example is answered with 404.
     */
    static boolean needsFault(OpenApi.Call call) {
        return call.path().startsWith("/admin/messaging/parked/{id}")
                || call.path().startsWith("/claims/{claimId}")
                || call.path().equals("/returns/{returnId}/settle")
                || call.path().startsWith("/stock/drift/{driftId}")
                || call.id().equals("retryCheckout")
                || call.id().equals("compensateCheckout")
                || call.id().equals("collectedOrder");
    }

    /** Operations that look at the whole shop, and look again when they are in doubt. */
    static boolean isSlow(OpenApi.Call call) {
        return call.id().equals("listAdminInvariants");
    }

    private static Specimen bare(String path) {
        return new Specimen(path, null, _ -> Map.of());
    }

    private static Specimen post(String path, Map<String, ?> body) {
        return new Specimen(path, Wire.mapper().valueToTree(body), _ -> Map.of());
    }

    private static Reply done(Reply reply) {
        if (reply.status() >= 300) {
            throw new AssertionError(new String(reply.body(), StandardCharsets.UTF_8));
        }
        return reply;
    }

    private static String code() {
        return "CODE-" + NUMBERS.incrementAndGet();
    }

    private static Map<String, Object> productBody() {
        return Map.of(
                "sku", "ODD-" + NUMBERS.incrementAndGet() + "-" + UUID.randomUUID(),
                "name", "Compass",
                "description", "Points north",
                "price", 1_000,
                "currency", "EUR",
                "category", "outdoor",
                "status", "ACTIVE");
    }

    private String fresh() {
        return done(shop.post("/products", productBody())).text("productId");
    }

    private Specimen updateProduct() {
        var id = fresh();
        var body = new LinkedHashMap<>(productBody());
        body.remove("sku");
        body.put("productId", id);
        body.put("name", "Compass " + NUMBERS.incrementAndGet());
        return post("/products/" + id, body);
    }

    private Specimen createStockReceipt() {
        return post(
                "/stock/" + product + "/receipts",
                Map.of(
                        "quantity",
                        1,
                        "location",
                        "main",
                        "reference",
                        "D-" + NUMBERS.incrementAndGet(),
                        "expectedReceiptId",
                        expected()));
    }

    /** A place where things are collected. */
    private void outlet() {
        done(shop.put("/locations/outlet", Map.of("collects", true)));
        done(
                shop.post(
                        "/stock/" + product + "/receipts",
                        Map.of("quantity", 1_000_000, "location", "outlet")));
    }

    private String stocked() {
        var id = fresh();
        done(shop.post("/stock/" + id + "/receipts", Map.of("quantity", 5)));
        return id;
    }

    private Specimen createStockAdjustment() {
        return post(
                "/stock/" + product + "/adjustments",
                Map.of(
                        "quantity", 1,
                        "way", "TAKE_AWAY",
                        "location", "main",
                        "cause", "DAMAGED",
                        "note", "fell"));
    }

    private Specimen createStockCount() {
        return post(
                "/stock/" + stocked() + "/counts",
                Map.of("counted", 3, "location", "main", "note", "night shift"));
    }

    private Specimen replaceStockTerm() {
        return post(
                "/stock/" + stocked() + "/terms",
                Map.of(
                        "location",
                        "main",
                        "safetyStock",
                        2,
                        "backorders",
                        5,
                        "leadDays",
                        7,
                        "sellsAhead",
                        true,
                        "onSaleFrom",
                        "2026-01-01T00:00:00Z"));
    }

    private Map<String, Object> transfer() {
        return Map.of(
                "productId",
                product,
                "quantity",
                1,
                "origin",
                "main",
                "destination",
                "outlet",
                "reference",
                "T-" + NUMBERS.incrementAndGet());
    }

    private String sent() {
        return done(shop.post("/transfers", transfer())).text("transferId");
    }

    private static Map<String, Object> announcement() {
        return Map.of(
                "quantity",
                500_000,
                "expectedAt",
                "2030-01-01T00:00:00Z",
                "location",
                "main",
                "reference",
                "PO-" + NUMBERS.incrementAndGet());
    }

    private String expected() {
        return done(shop.post("/stock/" + product + "/expected-receipts", announcement()))
                .text("expectedReceiptId");
    }

    private Specimen updateExpectedReceipt() {
        return post(
                "/expected-receipts/" + expected(),
                Map.of("quantity", 6, "expectedAt", "2030-02-01T00:00:00Z", "cancelled", false));
    }

    private Specimen getAvailability() {
        return bare(
                "/availability?productId="
                        + product
                        + "&quantity=2&destination=DE-10115&collectAt=outlet&by=2030-01-01T00:00:00Z");
    }

    private static String drift() {
        return "/stock/drift/" + UUID.randomUUID();
    }

    private Specimen place(String name) {
        var path = "/locations/" + name;
        if (shop.get(path).status() == 404) {
            done(shop.put(path, Map.of("name", "Odd")));
        }
        return seen(
                path,
                Map.of(
                        "name",
                        "Odd end",
                        "country",
                        "DE",
                        "postalCode",
                        "10115",
                        "serves",
                        List.of("DE", "AT-1"),
                        "capacity",
                        100,
                        "costPerParcel",
                        450,
                        "collects",
                        true,
                        "closed",
                        false,
                        "hours",
                        List.of(Map.of("day", "MONDAY", "from", "09:00", "to", "18:00")),
                        "zone",
                        "Europe/Berlin"));
    }

    private static Map<String, Object> rulesBody() {
        return Map.of(
                "filters",
                List.of("REGION"),
                "order",
                List.of("DISTANCE", "COST"),
                "distanceStep",
                25,
                "mostParcels",
                3,
                "leastValue",
                100,
                "strict",
                false,
                "note",
                "nearer first");
    }

    private Specimen listOrderDecisions() {
        var body = reservationBody();
        done(shop.post("/reservations", body));
        return bare("/orders/" + body.get("orderId") + "/decisions");
    }

    private Map<String, Object> reservationBody() {
        return Map.of(
                "cartId", UUID.randomUUID(),
                "customerId", UUID.randomUUID(),
                "items", List.of(Map.of("productId", product, "quantity", 1, "unitPrice", 1_000)),
                "reservationId", UUID.randomUUID(),
                "orderId", UUID.randomUUID(),
                "expiresAt", Instant.now().plusSeconds(600).toString(),
                "destination", Map.of("postalCode", "10115", "countryCode", "DE"),
                "deliveryMethod", "CLICK_AND_COLLECT",
                "collectAt", "outlet");
    }

    private String reservation() {
        return done(shop.post("/reservations", reservationBody())).text("reservationId");
    }

    private Specimen releaseReservation() {
        var held = done(shop.post("/reservations", reservationBody()));
        return post(
                "/reservations/" + held.text("reservationId") + "/release",
                Map.of(
                        "reservationId", held.text("reservationId"),
                        "reason", "CHECKOUT_FAILED",
                        "orderId", held.text("orderId"),
                        "items", List.of(Map.of("productId", product, "quantity", 1)),
                        "releaseId", UUID.randomUUID()));
    }

    private static Map<String, Object> promotion(String code) {
        return Map.of(
                "code",
                code,
                "name",
                "A euro off",
                "kind",
                "FIXED_AMOUNT",
                "amount",
                100,
                "currency",
                "EUR",
                "minimumSpend",
                500,
                "validFrom",
                "2020-01-01T00:00:00Z",
                "validUntil",
                "2999-01-01T00:00:00Z",
                "limit",
                1_000_000,
                "limitPerCustomer",
                1_000);
    }

    private Specimen calculateDiscount() {
        return post(
                "/discounts/calculate",
                Map.of(
                        "cartId",
                        UUID.randomUUID(),
                        "customerId",
                        UUID.randomUUID(),
                        "subtotal",
                        2_000,
                        "currency",
                        "EUR",
                        "promotionCode",
                        promotion,
                        "checkoutSessionId",
                        UUID.randomUUID(),
                        "quoteId",
                        UUID.randomUUID()));
    }

    private Specimen createCart() {
        return post("/carts", Map.of("customerId", UUID.randomUUID(), "currency", "EUR"));
    }

    private String cart() {
        var cart = done(shop.post("/carts", Map.of())).text("cartId");
        done(shop.post("/carts/" + cart + "/items", Map.of("productId", product, "quantity", 2)));
        return cart;
    }

    private Specimen createCartItem() {
        var cart = cart();
        return post(
                "/carts/" + cart + "/items",
                Map.of("cartId", cart, "productId", product, "quantity", 1));
    }

    private Specimen deleteCartItem() {
        return bare("/carts/" + cart() + "/items/" + product + "?quantity=1");
    }

    private Specimen checkoutCart() {
        var cart = cart();
        return post(
                "/carts/" + cart + "/checkout",
                Map.of(
                        "cartId", cart,
                        "customerId", UUID.randomUUID(),
                        "promotionCode", promotion,
                        "address", address(),
                        "paymentMethod", card()));
    }

    private static Map<String, Object> address() {
        return Map.of(
                "recipientName", "Grace Hopper",
                "line1", "1 Pier Street",
                "line2", "Flat 2",
                "city", "Cork",
                "postalCode", "T12 XY00",
                "countryCode", "IE");
    }

    private static Map<String, Object> card() {
        return Map.of(
                "token", "pm_card_visa",
                "brand", "visa",
                "last4", "4242",
                "expiryMonth", 12,
                "expiryYear", 2030);
    }

    private Specimen createCheckout() {
        return post(
                "/checkouts",
                Map.of(
                        "customerId", UUID.randomUUID(),
                        "items", List.of(Map.of("productId", product, "quantity", 1)),
                        "currency", "EUR",
                        "promotionCode", promotion,
                        "address", address(),
                        "paymentMethod", card()));
    }

    /** A checkout that came to nothing: it was for more than there is. */
    private String failed() {
        var started = done(shop.buy(shop.product(1_000, 1), 2, "pm_card_visa", Map.of()));
        return shop.end(started).path("checkoutSessionId").asString();
    }

    private Map<String, Object> paymentBody() {
        return Map.of(
                "cartId", UUID.randomUUID(),
                "customerId", UUID.randomUUID(),
                "amount", 900,
                "currency", "EUR",
                "paymentId", UUID.randomUUID(),
                "orderId", UUID.randomUUID(),
                "paymentMethod", card());
    }

    private Specimen authorizePayment() {
        return post("/payments/authorize", paymentBody());
    }

    private String payment() {
        return done(shop.post("/payments/authorize", paymentBody())).text("paymentId");
    }

    private Specimen stripeWebhook() {
        var body =
                Map.of(
                        "id",
                        "evt_" + UUID.randomUUID(),
                        "type",
                        "payment_intent.succeeded",
                        "created",
                        Instant.now().getEpochSecond(),
                        "data",
                        Map.of("object", paymentIntent()));
        return new Specimen(
                "/webhooks/stripe", Wire.mapper().valueToTree(body), Specimens::signature);
    }

    private static Map<String, Object> paymentIntent() {
        return Map.of(
                "id",
                "pi_" + UUID.randomUUID(),
                "status",
                "succeeded",
                "amount_received",
                900,
                "last_payment_error",
                Map.of("code", "none", "decline_code", "none"),
                "metadata",
                Map.of("payment_id", "none", "refund_id", "none"));
    }

    private static Map<String, String> signature(byte[] body) {
        return Map.of("Stripe-Signature", signed(body));
    }

    private static String signed(byte[] body) {
        try {
            var seconds = Instant.now().getEpochSecond();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(AppWorld.SECRET.getBytes(StandardCharsets.UTF_8), "x"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            var hex = HexFormat.of().formatHex(mac.doFinal(body));
            return "t=" + seconds + ",v1=" + hex;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> shipmentBody() {
        return Map.ofEntries(
                entry("orderId", UUID.randomUUID()),
                entry("carrier", "UPS"),
                entry("service", "STANDARD"),
                entry("parcelCount", 1),
                entry("destination", destination("IE")),
                entry("shipmentId", UUID.randomUUID()),
                entry("fulfilmentId", UUID.randomUUID()),
                entry("recipientName", "Grace Hopper"),
                entry("promisedBy", "2999-01-01T00:00:00Z"),
                entry("parcels", List.of(parcel())),
                entry("items", List.of(Map.of("productId", product, "quantity", 1))));
    }

    private static Map<String, Object> destination(String country) {
        return Map.of(
                "line1", "1 Pier Street",
                "city", "Cork",
                "postcode", "T12 XY00",
                "country", country);
    }

    private Map<String, Object> parcel() {
        return Map.of(
                "parcelId", UUID.randomUUID(),
                "sscc", "340123450000000018",
                "weightGrams", 1_250,
                "lengthMm", 300,
                "widthMm", 200,
                "heightMm", 120,
                "items", List.of(Map.of("productId", product, "quantity", 1)));
    }

    /** Of a shipment that has been asked for. */
    private String shipment(String field) {
        return done(shop.post("/shipments", shipmentBody())).text(field);
    }

    private Specimen listShipments() {
        return bare("/shipments?limit=2&status=ON_ITS_WAY&orderId=" + UUID.randomUUID());
    }

    private Specimen listShipmentCalls() {
        return bare("/shipments/" + shipment("shipmentId") + "/calls");
    }

    /** One that goes where no carrier does. */
    private Specimen retryShipment() {
        var body = new LinkedHashMap<>(shipmentBody());
        body.put("destination", destination("AQ"));
        var id = done(shop.post("/shipments", body)).text("shipmentId");
        awaitShipment(id, "REFUSED");
        return bare("/shipments/" + id + "/retry");
    }

    private JsonNode awaitShipment(String id, String status) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> done(shop.get("/shipments/" + id)).json(),
                        shipment -> shipment.path("status").asString().equals(status));
    }

    private JsonNode labelled() {
        return awaitShipment(shipment("shipmentId"), "ON_ITS_WAY");
    }

    private Specimen getShipmentLabel() {
        var shipment = labelled();
        return bare(
                "/shipments/"
                        + shipment.path("shipmentId").asString()
                        + "/labels/"
                        + shipment.at("/parcels/0/parcelId").asString());
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

    private Specimen createWebhookCarrier() {
        var event =
                Map.of(
                        "trackingNumber",
                        "1Z999AA10123456784",
                        "gmtActivityDate",
                        "20261121",
                        "gmtActivityTime",
                        "%06d".formatted(NUMBERS.incrementAndGet() % 60),
                        "activityStatus",
                        Map.of("type", "I", "code", "DP", "statusCode", "005"));
        return new Specimen(
                "/webhooks/carriers/ups",
                Wire.mapper().valueToTree(event),
                bytes -> Map.of("Carrier-Signature", signed(bytes)));
    }

    private Specimen createManifest() {
        labelled();
        return post("/manifests", Map.of("carrier", "UPS"));
    }

    private String manifest() {
        labelled();
        return done(shop.post("/manifests", Map.of("carrier", "UPS"))).text("manifestId");
    }

    private static Specimen settlementClaim() {
        return post(
                "/claims/" + UUID.randomUUID() + "/settlement",
                Map.of("outcome", "PAID", "amount", 900, "currency", "EUR"));
    }

    /** An order whose stock is held and whose money is set aside, as checkout leaves it. */
    private Specimen createOrder() {
        var held = done(shop.post("/reservations", reservationBody()));
        var paid = new LinkedHashMap<>(paymentBody());
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
                        entry("appliedPromotions", List.of(promotion)),
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
    private String order() {
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
                        otherPromotion,
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

    /** To be collected, so that nobody ships what nobody has ordered. */
    private Specimen createPickingJob() {
        return post(
                "/picking-jobs",
                Map.ofEntries(
                        entry("orderId", UUID.randomUUID()),
                        entry("fulfilmentId", UUID.randomUUID()),
                        entry("warehouseId", "MAIN"),
                        entry("priority", "STANDARD"),
                        entry("deliveryMethod", "CLICK_AND_COLLECT"),
                        entry("items", List.of(pickingItem())),
                        entry("customerId", UUID.randomUUID()),
                        entry("recipientName", "Grace Hopper"),
                        entry("shippingAddress", shippingAddress()),
                        entry("estimatedDispatchAt", Instant.now().plusSeconds(600).toString()),
                        entry("promisedBy", Instant.now().plusSeconds(90_000).toString())));
    }

    private Map<String, Object> pickingItem() {
        return Map.of("productId", product, "quantity", 2, "sku", "LANTERN", "name", "Lantern");
    }

    private static Map<String, Object> shippingAddress() {
        return Map.of(
                "line1", "1 Pier Street", "city", "Cork", "postcode", "T12 XY00", "country", "IE");
    }

    private static Map<String, Object> scan(int units) {
        return Map.of("code", "LANTERN", "quantity", units);
    }

    private Map<String, Object> box() {
        return Map.of(
                "weightGrams",
                900,
                "lengthMm",
                300,
                "widthMm",
                200,
                "heightMm",
                100,
                "items",
                List.of(Map.of("productId", product, "quantity", 1)));
    }

    private String waitingJob() {
        var wish = createPickingJob();
        return "/picking-jobs/" + done(shop.post(wish.path(), wish.json())).text("pickingJobId");
    }

    private String startedJob() {
        var job = waitingJob();
        done(shop.post(job + "/start", Map.of("picker", "Grace")));
        return job;
    }

    private String pickedJob() {
        var job = startedJob();
        done(shop.post(job + "/scans", scan(2)));
        return job;
    }

    private String packedJob() {
        var job = pickedJob();
        done(shop.post(job + "/parcels", box()));
        done(shop.post(job + "/parcels", box()));
        return job;
    }

    private Specimen createPickingJobShort() {
        return post(
                startedJob() + "/shorts",
                Map.of("productId", product, "quantity", 1, "reason", "DAMAGED"));
    }

    private Specimen getPickingJobParcel() {
        var job = pickedJob();
        return bare(job + "/parcels/" + done(shop.post(job + "/parcels", box())).text("parcelId"));
    }

    private Specimen replaceWarehouseProduct() {
        return seen(
                "/warehouse/products/" + fresh(),
                Map.of(
                        "gtin",
                        gtin(),
                        "weightGrams",
                        450,
                        "bins",
                        List.of(Map.of("warehouseId", "MAIN", "aisle", 3, "bay", 12, "level", 2))));
    }

    /** Thirteen digits that nobody else has, the last one to check them. */
    private static String gtin() {
        var digits =
                "%012d"
                        .formatted(
                                Math.floorMod(
                                        UUID.randomUUID().getMostSignificantBits(),
                                        1_000_000_000_000L));
        var sum = 0;
        for (var at = 0; at < digits.length(); at++) {
            sum += (digits.charAt(at) - '0') * (at % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static Map<String, Object> contactBody() {
        return Map.of(
                "email",
                "ada-" + NUMBERS.incrementAndGet() + "@example.com",
                "phone",
                "+4915112345678",
                "push",
                Map.of(
                        "endpoint",
                        "https://fcm.googleapis.com/fcm/send/x",
                        "keys",
                        Map.of("p256dh", "B" + "A".repeat(86), "auth", "A".repeat(22))),
                "locale",
                "de-AT",
                "zone",
                "Europe/Vienna",
                "preferences",
                Map.of(
                        "orders", List.of("EMAIL"),
                        "shipping", List.of("SMS"),
                        "checkouts", List.of("PUSH")),
                "quietHours",
                Map.of("from", "22:00", "to", "07:00"));
    }

    /** The path of one that is there. */
    private String contact() {
        var path = "/notifications/contacts/" + UUID.randomUUID();
        done(shop.put(path, contactBody()));
        return path;
    }

    /** Asked by one who has seen whatever is there. */
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
            var paid = new LinkedHashMap<>(paymentBody());
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
        var body = new LinkedHashMap<>(shipmentBody());
        body.put("orderId", order);
        body.put("items", List.of(Map.of("productId", product, "quantity", 100_000)));
        var id = done(shop.post("/shipments", body)).text("shipmentId");
        var number = awaitShipment(id, "ON_ITS_WAY").at("/parcels/0/trackingNumber").asString();
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

    private static Specimen seen(String path, @Nullable Map<String, ?> body) {
        return new Specimen(
                path,
                body == null ? null : Wire.mapper().valueToTree(body),
                _ -> Map.of("If-Match", "*"));
    }

    private static Map<String, Object> textBody() {
        return Map.of(
                "subject",
                "Order {{orderNumber}}, " + NUMBERS.incrementAndGet(),
                "body",
                "{{#items}}{{quantity}} {{sku}}{{/items}} {{total}}",
                "sms",
                "{{total}}",
                "push",
                "{{total}}");
    }

    /** Of an order that notifications have heard of. */
    private Specimen preview() {
        var path = TEMPLATE + "/preview";
        var order = order();
        Awaitility.await().until(() -> shop.post(path, Map.of("orderId", order)).status() == 200);
        return post(path, Map.of("orderId", order, "draft", textBody()));
    }

    /** The first one of a journey. */
    private Specimen message() {
        var told = shop.get("/admin/journeys/" + failed()).json().path("entries").path(0);
        return bare(
                "/admin/messaging/messages/"
                        + told.path("id").asString()
                        + "?at="
                        + told.path("at").asString());
    }

    private static Specimen intervention(String wish) {
        return post(
                "/checkouts/" + UUID.randomUUID() + "/" + wish,
                Map.of("reason", "it was looked into"));
    }

    private static Specimen parked(String decision) {
        return post(
                "/admin/messaging/parked" + NOBODY + "/" + decision,
                Map.of("reason", "it was read and understood"));
    }

    /** To a tick that is far ahead: nothing is sent again. */
    private Specimen rewind() {
        return post(
                "/admin/messaging/relay/rewind",
                Map.of("tick", Long.MAX_VALUE, "reason", "a drill"));
    }
}
