package dev.waybill.warehouse;

import dev.waybill.contracts.ShippingAddress;
import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.FulfilmentPriority;
import dev.waybill.warehouse.PackedParcel.Measures;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What the pure tests talk about: an order for two teapots and three mugs. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final UUID TEAPOT = new UUID(1, 1);
    static final UUID MUG = new UUID(1, 2);
    static final UUID SPOON = new UUID(1, 3);
    static final UUID FULFILMENT = new UUID(2, 1);
    static final UUID JOB = Task.jobOf(FULFILMENT);
    static final UUID ORDER = new UUID(3, 1);
    static final String TEAPOT_GTIN = "04006381333931";
    static final Measures SMALL = new Measures(900, 300, 200, 100);

    static final Map<UUID, ShelfProduct> PRODUCTS =
            Map.of(
                    TEAPOT,
                    new ShelfProduct(
                            TEAPOT,
                            "TEAPOT",
                            "Teapot",
                            TEAPOT_GTIN,
                            800,
                            Map.of("MAIN", new Bin(1, 1, 0)),
                            false,
                            1),
                    MUG,
                    new ShelfProduct(MUG, "MUG", "Mug", null, null, Map.of(), false, 1));

    private Samples() {}

    static Task task(DeliveryMethod method) {
        return new Task(
                JOB,
                FULFILMENT,
                ORDER,
                new UUID(4, 1),
                null,
                "MAIN",
                FulfilmentPriority.STANDARD,
                method,
                "Ada",
                new ShippingAddress("1 Pier Street", "Cork", "T12 XY00", "IE"),
                null,
                NOON.plusSeconds(3_600),
                NOON);
    }

    static Lines lines() {
        return new Lines(
                List.of(Line.of(TEAPOT, "TEAPOT", "Teapot", 2), Line.of(MUG, "MUG", "Mug", 3)));
    }

    static Map<UUID, Integer> units(UUID product, int units) {
        var map = new LinkedHashMap<UUID, Integer>();
        map.put(product, units);
        return map;
    }

    static List<Label> labels(int count) {
        var codes = new Sscc("0614141");
        return IntStream.range(0, count)
                .mapToObj(at -> new Label(new UUID(9, at), codes.of(at)))
                .toList();
    }

    static JobDecider decider() {
        return new JobDecider(PRODUCTS, new ArrayDeque<>(labels(1_000))::removeFirst);
    }
}
