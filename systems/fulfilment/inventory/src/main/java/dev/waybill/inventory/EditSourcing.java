package dev.waybill.inventory;

import dev.waybill.contracts.Guard;
import dev.waybill.inventory.Place.Hours;
import dev.waybill.inventory.SourcingRules.Filter;
import dev.waybill.inventory.SourcingRules.Order;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An operator changes where orders may come from. */
sealed interface EditSourcing {

    record WriteRules(SourcingRules rules, @Nullable String note) implements EditSourcing {}

    record WritePlace(Place place) implements EditSourcing {}

    /**
     * They take the place of those before, as another version of the rules.
     *
     * @param filters what a place must be able to do
     * @param order what makes one place better than another, the first first
     * @param distanceStep kilometres that count as the same distance; 1 if none is given
     * @param mostParcels into how many parcels an order may be split; any number if none is given
     * @param leastValue what each parcel of a split must be worth, in minor units
     * @param strict whether an order that can only be split against these rules is refused
     */
    record RulesBody(
            @Nullable List<Filter> filters,
            @Nullable List<Order> order,
            @Nullable Integer distanceStep,
            @Nullable Integer mostParcels,
            @Nullable Long leastValue,
            @Nullable Boolean strict,
            @Nullable String note) {

        public RulesBody {
            var guard = new Guard();
            filters = guard.listIfGiven("filters", filters);
            order = guard.listIfGiven("order", order);
            guard.rangeIfGiven("distanceStep", distanceStep, 1, 20_000);
            guard.rangeIfGiven("mostParcels", mostParcels, 1, 100);
            guard.moneyIfGiven("leastValue", leastValue);
            guard.textIfGiven("note", note, 1, 250);
            guard.check();
        }

        SourcingRules rules() {
            return new SourcingRules(
                    filters == null ? List.of() : filters.stream().distinct().toList(),
                    order == null ? List.of() : order.stream().distinct().toList(),
                    distanceStep == null ? 1 : distanceStep,
                    mostParcels == null ? 0 : mostParcels,
                    leastValue == null ? 0 : leastValue,
                    Boolean.TRUE.equals(strict));
        }

        WriteRules write() {
            return new WriteRules(rules(), note);
        }
    }

    /**
     * @param country ISO 3166-1 alpha-2, with the postal code where it stands
     * @param serves where it sends to: countries ({@code DE}) or areas of them ({@code DE-10})
     * @param capacity orders that it can send a day; any number if none is given
     * @param costPerParcel in minor units
     * @param zone in which its days and hours are; UTC if none is given
     */
    record PlaceBody(
            @Nullable String name,
            @Nullable String country,
            @Nullable String postalCode,
            @Nullable List<String> serves,
            @Nullable Integer capacity,
            @Nullable Long costPerParcel,
            @Nullable Boolean collects,
            @Nullable Boolean closed,
            @Nullable List<HoursBody> hours,
            @Nullable String zone) {

        private static final int LONGEST_AREA = 13;

        public PlaceBody {
            var guard = new Guard();
            guard.textIfGiven("name", name, 1, 250);
            guard.codeIfGiven("country", country, 2, 'A', 'Z');
            guard.textIfGiven("postalCode", postalCode, 1, 32);
            serves = guard.textsIfGiven("serves", serves, LONGEST_AREA);
            guard.rangeIfGiven("capacity", capacity, 0, Guard.MOST_UNITS);
            guard.moneyIfGiven("costPerParcel", costPerParcel);
            hours = guard.listIfGiven("hours", hours);
            guard.textIfGiven("zone", zone, 1, 64);
            if (zone != null && zoneOf(zone) == null) {
                guard.violated("zone", "must be a zone such as Europe/Berlin");
            }
            guard.check();
        }

        private static @Nullable ZoneId zoneOf(String name) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException _) {
                return null;
            }
        }

        WritePlace of(String id) {
            var at = zone == null ? null : zoneOf(zone);
            return new WritePlace(
                    new Place(
                            id,
                            name,
                            country,
                            postalCode,
                            serves == null ? List.of() : serves,
                            capacity,
                            costPerParcel == null ? 0 : costPerParcel,
                            Boolean.TRUE.equals(collects),
                            Boolean.TRUE.equals(closed),
                            hours == null
                                    ? List.of()
                                    : hours.stream().map(HoursBody::hours).toList(),
                            at == null ? ZoneId.of("UTC") : at));
        }
    }

    /**
     * From when to when a place works on a day: {@code 09:00} to {@code 18:30}, or {@code 22:00} to
     * {@code 06:00}.
     */
    record HoursBody(DayOfWeek day, String from, String to) {

        private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

        public HoursBody {
            var guard = new Guard();
            guard.given("day", day);
            guard.matches("from", from, TIME);
            guard.matches("to", to, TIME);
            if (from != null && to != null && from.equals(to)) {
                guard.violated("to", "must be another time than from");
            }
            guard.check();
        }

        Hours hours() {
            return new Hours(day, LocalTime.parse(from), LocalTime.parse(to));
        }
    }
}
