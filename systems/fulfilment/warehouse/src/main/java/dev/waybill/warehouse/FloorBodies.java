package dev.waybill.warehouse;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.warehouse.Parcel;
import dev.waybill.contracts.warehouse.ProductUnits;
import dev.waybill.contracts.warehouse.ShortReason;
import dev.waybill.warehouse.PackedParcel.Measures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people on the floor send by HTTP. */
final class FloorBodies {

    private FloorBodies() {}

    record StartBody(String picker) {

        StartBody {
            var guard = new Guard();
            guard.text("picker", picker, 1, 64);
            guard.check();
        }

        JobCommand.Start of(UUID jobId) {
            return new JobCommand.Start(jobId, picker, null);
        }
    }

    /**
     * @param quantity one, if not given
     */
    record ScanBody(String code, @Nullable Integer quantity) {

        ScanBody {
            var guard = new Guard();
            guard.text("code", code, 1, 64);
            guard.rangeIfGiven("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.check();
        }

        JobCommand.Scan of(UUID jobId) {
            return new JobCommand.Scan(jobId, code, quantity == null ? 1 : quantity);
        }
    }

    record ShortBody(UUID productId, int quantity, ShortReason reason) {

        ShortBody {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.given("reason", reason);
            guard.check();
        }

        JobCommand.Miss of(UUID jobId) {
            return new JobCommand.Miss(jobId, productId, quantity, reason);
        }
    }

    /**
     * @param items what is in it; everything that is picked and in no parcel yet, if not given
     */
    record PackBody(
            int weightGrams,
            int lengthMm,
            int widthMm,
            int heightMm,
            @Nullable List<ProductUnits> items) {

        PackBody {
            var guard = new Guard();
            guard.range("weightGrams", weightGrams, 1, Parcel.MOST_GRAMS);
            guard.range("lengthMm", lengthMm, 1, Parcel.MOST_MILLIMETRES);
            guard.range("widthMm", widthMm, 1, Parcel.MOST_MILLIMETRES);
            guard.range("heightMm", heightMm, 1, Parcel.MOST_MILLIMETRES);
            items = guard.listIfGiven("items", items, 1);
            if (items != null) {
                namedOnce(items, guard);
            }
            guard.check();
        }

        private static void namedOnce(List<ProductUnits> items, Guard guard) {
            for (var at = 0; at < items.size(); at++) {
                var product = items.get(at).productId();
                if (items.subList(0, at).stream().anyMatch(is -> is.productId().equals(product))) {
                    guard.violated("items/" + at + "/productId", "must be named once");
                }
            }
        }

        JobCommand.Pack of(UUID jobId) {
            var measures = new Measures(weightGrams, lengthMm, widthMm, heightMm);
            return new JobCommand.Pack(jobId, measures, units());
        }

        private @Nullable Map<UUID, Integer> units() {
            if (items == null) {
                return null;
            }
            var units = new LinkedHashMap<UUID, Integer>();
            items.forEach(item -> units.put(item.productId(), item.quantity()));
            return units;
        }
    }
}
