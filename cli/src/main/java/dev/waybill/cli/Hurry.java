package dev.waybill.cli;

import java.util.Map;

/** Time that is compressed: what takes a shop minutes and a carrier days takes seconds. */
final class Hurry {

    /** A parcel is at its door within one to five of them. */
    private static final int CARRIERS_DAY_MS = 600;

    private Hurry() {}

    /** Of the application; the user's environment wins here too. */
    static Map<String, String> settings() {
        return Map.of(
                "waybill.orders.release-after", "PT5S",
                "waybill.warehouse.pickers", "100",
                "waybill.warehouse.pick-time", "PT1S",
                "waybill.warehouse.pick-errors", "2");
    }

    /**
     * For who measures: nobody waits for anybody, and orders are released only when those that are
     * to be measured have been placed.
     */
    static Map<String, String> asFastAsItGoes() {
        return Map.of(
                "waybill.orders.release-after", "PT45S",
                "waybill.warehouse.pickers", "5000",
                "waybill.warehouse.pick-time", "PT0.2S",
                "waybill.warehouse.pick-errors", "0");
    }

    static void fastCarriers(String simulators) {
        for (var carrier : SimulatorsProcess.CARRIERS) {
            new Api(simulators).put("/admin/dials/" + carrier, "{\"dayMs\":200}");
        }
    }

    /** Of the simulated carriers; now and then a parcel is lost, or nobody opens. */
    static void carriers(String simulators) {
        var how =
                "{\"dayMs\":%d,\"lostRate\":0.01,\"damagedRate\":0.005,\"attemptFailsRate\":0.05}"
                        .formatted(CARRIERS_DAY_MS);
        for (var carrier : SimulatorsProcess.CARRIERS) {
            new Api(simulators).put("/admin/dials/" + carrier, how);
        }
    }
}
