package dev.waybill.app;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Of the warehouse. */
final class WarehouseExamples extends Examples {

    WarehouseExamples(Shop shop, UUID product) {
        super(shop, product);
    }

    @Override
    Map<String, Supplier<Specimen>> table() {
        return Map.ofEntries(
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
                entry("createPickingJobParcel", () -> post(pickedJob() + "/parcels", box())),
                entry("getPickingJobParcel", this::getPickingJobParcel),
                entry("handOverPickingJob", () -> bare(packedJob() + "/hand-over")),
                entry("replaceWarehouseProduct", this::replaceWarehouseProduct),
                entry("getWarehouseProduct", () -> bare("/warehouse/products/" + product)));
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
}
