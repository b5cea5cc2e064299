package dev.waybill.inventory;

import dev.waybill.inventory.EditSourcing.HoursBody;
import dev.waybill.inventory.RuleBooks.Written;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules as HTTP shows them: version 0 is what holds until somebody writes some. */
record SourcingDetails(
        int version,
        SourcingRules rules,
        @Nullable String note,
        @Nullable String writtenBy,
        @Nullable Instant writtenAt) {

    static final SourcingDetails NONE =
            new SourcingDetails(0, SourcingRules.NONE, null, null, null);

    static SourcingDetails of(Written written) {
        return new SourcingDetails(
                written.version(), written.rules(), written.note(), written.by(), written.at());
    }

    /** A place as HTTP shows it. */
    record PlaceDetails(
            String locationId,
            @Nullable String name,
            @Nullable String country,
            @Nullable String postalCode,
            List<String> serves,
            @Nullable Integer capacity,
            long costPerParcel,
            boolean collects,
            boolean closed,
            List<HoursBody> hours,
            String zone) {

        static PlaceDetails of(Place place) {
            return new PlaceDetails(
                    place.id(),
                    place.name(),
                    place.country(),
                    place.postalCode(),
                    place.serves(),
                    place.capacity(),
                    place.cost(),
                    place.collects(),
                    place.closed(),
                    place.hours().stream()
                            .map(at ->
                                    new HoursBody(
                                            at.day(), at.from().toString(), at.to().toString()))
                            .toList(),
                    place.zone().getId());
        }
    }
}
