package dev.waybill.simulators.stripe;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * The sums of the books per currency, in minor units; kept as they change, so that asking is free.
 */
final class Totals {

    /** authorized (open) + captured + released + voided = everything that was ever authorized. */
    static final class Sums {
        private long openCount;
        private long open;
        private long capturedCount;
        private long captured;
        private long released; // what a capture of less than the authorized amount gave free
        private long voidedCount;
        private long voided;
        private long refundedCount;
        private long refunded;
        private long disputedCount;
        private long disputed; // open
        private long lost;
        private long declinedCount;
        private long declined;

        void authorized(long amount) {
            openCount++;
            open += amount;
        }

        void captured(long amount) {
            open -= amount;
            capturedCount++;
            captured += amount;
        }

        /** Nothing more is captured of it. */
        void closed(long rest) {
            openCount--;
            open -= rest;
            released += rest;
        }

        void voided(long amount) {
            openCount--;
            open -= amount;
            voidedCount++;
            voided += amount;
        }

        void refunded(long amount) {
            refundedCount++;
            refunded += amount;
        }

        void disputed(long amount) {
            disputedCount++;
            disputed += amount;
        }

        void settled(long amount, boolean won) {
            disputed -= amount;
            if (!won) {
                lost += amount;
            }
        }

        void declined(long amount) {
            declinedCount++;
            declined += amount;
        }

        void write(JsonGenerator json) {
            pair(json, "authorized", openCount, open);
            pair(json, "captured", capturedCount, captured);
            pair(json, "refunded", refundedCount, refunded);
            pair(json, "voided", voidedCount, voided);
            pair(json, "declined", declinedCount, declined);
            pair(json, "disputed", disputedCount, disputed);
            json.writeNumberProperty("released", released);
            json.writeNumberProperty("lost", lost);
        }

        private static void pair(JsonGenerator json, String name, long count, long amount) {
            json.writeObjectPropertyStart(name);
            json.writeNumberProperty("count", count);
            json.writeNumberProperty("amount", amount);
            json.writeEndObject();
        }
    }

    private final Map<String, Sums> byCurrency = new TreeMap<>();

    Sums of(Intent intent) {
        return byCurrency.computeIfAbsent(intent.currency, _ -> new Sums());
    }

    void write(JsonGenerator json) {
        json.writeObjectPropertyStart("currencies");
        byCurrency.forEach((currency, sums) -> {
            json.writeObjectPropertyStart(currency);
            sums.write(json);
            json.writeEndObject();
        });
        json.writeEndObject();
    }
}
