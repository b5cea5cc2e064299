package dev.waybill.warehouse;

import dev.waybill.contracts.Violation;
import dev.waybill.platform.http.Problem;
import dev.waybill.warehouse.JobCommand.Pack;
import dev.waybill.warehouse.PickingJob.Picked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What goes into a parcel, checked against what is picked and in no parcel yet. */
final class PackingList {

    private PackingList() {}

    /**
     * @throws Problem if more is named than is there
     */
    static Map<UUID, Integer> of(Picked job, Pack command) {
        var rest = job.lines().unpackedUnits();
        var units = command.units() == null ? rest : command.units();
        var wrong = new ArrayList<Violation>();
        var at = 0;
        for (var each : units.entrySet()) {
            var most = rest.getOrDefault(each.getKey(), 0);
            if (each.getValue() > most) {
                wrong.add(violation(at, most));
            }
            at++;
        }
        if (!wrong.isEmpty()) {
            throw Problem.conflict(
                    "not-picked", "More is packed than was picked and is in no parcel yet.", wrong);
        }
        if (job.parcels().size() + 1 >= JobDecider.MOST_PARCELS && !units.equals(rest)) {
            throw Problem.conflict(
                    "too-many-parcels",
                    "A job has at most "
                            + JobDecider.MOST_PARCELS
                            + " parcels: the last one takes the rest.",
                    List.of(new Violation("/items", "must be all that is left")));
        }
        return units;
    }

    private static Violation violation(int at, int most) {
        return most == 0
                ? new Violation(
                        "/items/" + at + "/productId", "must be an item that is to be packed")
                : new Violation("/items/" + at + "/quantity", "must be at most " + most);
    }
}
