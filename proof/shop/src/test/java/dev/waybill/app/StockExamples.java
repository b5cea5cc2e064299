package dev.waybill.app;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Of inventory. */
final class StockExamples extends Examples {

    StockExamples(Shop shop, UUID product) {
        super(shop, product);
        outlet();
    }

    @Override
    Map<String, Supplier<Specimen>> table() {
        return Map.ofEntries(
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
                        () -> post("/transfers/" + sent() + "/arrival", Map.of("quantity", 1))),
                entry(
                        "createStockExpectedReceipt",
                        () -> post("/stock/" + product + "/expected-receipts", announcement())),
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
                entry("releaseReservation", this::releaseReservation));
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

    Map<String, Object> reservationBody() {
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
}
