package dev.waybill.inventory;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse or a store, and what it can do.
 *
 * @param name for people
 * @param country ISO 3166-1 alpha-2, with the postal code where it stands
 * @param serves where it sends to: countries ({@code DE}) or areas of them ({@code DE-10}); none
 *     means everywhere
 * @param capacity orders that it can send a day; none means any number
 * @param cost of one parcel from it, in minor units
 * @param collects whether customers can fetch their orders there
 * @param closed it gets no orders
 * @param hours when it works; none means always
 * @param zone in which its days and hours are
 */
record Place(
        String id,
        @Nullable String name,
        @Nullable String country,
        @Nullable String postalCode,
        List<String> serves,
        @Nullable Integer capacity,
        long cost,
        boolean collects,
        boolean closed,
        List<Hours> hours,
        ZoneId zone) {

    /** From when to when it works on a day. */
    record Hours(DayOfWeek day, LocalTime from, LocalTime to) {

        /** What ends before it begins ends on the next day. */
        boolean has(DayOfWeek today, LocalTime time) {
            if (from.isBefore(to)) {
                return today == day && !time.isBefore(from) && time.isBefore(to);
            }
            return (today == day && !time.isBefore(from))
                    || (today == day.plus(1) && time.isBefore(to));
        }
    }

    Place {
        serves = List.copyOf(serves);
        hours = List.copyOf(hours);
    }

    /** One of which nothing is written down. */
    static Place unknown(String id) {
        return new Place(
                id,
                null,
                null,
                null,
                List.of(),
                null,
                0,
                false,
                false,
                List.of(),
                ZoneId.of("UTC"));
    }

    /** The place has a say in nothing. */
    boolean isPlain() {
        return serves.isEmpty() && capacity == null && !closed && hours.isEmpty();
    }

    boolean serves(Wish wish) {
        var country = wish.country();
        if (serves.isEmpty() || country == null) {
            return true;
        }
        var code = wish.postalCode() == null ? "" : Areas.plain(wish.postalCode());
        return serves.stream().anyMatch(area -> (country + "-" + code).startsWith(whole(area)));
    }

    private static String whole(String area) {
        var upper = area.toUpperCase(Locale.ROOT);
        return upper.length() == 2 ? upper + "-" : upper;
    }

    boolean isOpen(Instant now) {
        if (hours.isEmpty()) {
            return true;
        }
        var local = now.atZone(zone);
        return hours.stream().anyMatch(each -> each.has(local.getDayOfWeek(), local.toLocalTime()));
    }
}
