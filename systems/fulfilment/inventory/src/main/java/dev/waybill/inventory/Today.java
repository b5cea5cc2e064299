package dev.waybill.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many orders the places that can send only so many a day have got, each on its own day. */
final class Today {

    private final Map<String, Day> days = new HashMap<>();
    private final Map<String, Day> changed = new TreeMap<>();

    Today(Collection<Day> locked) {
        locked.forEach(day -> days.put(day.location(), day));
    }

    record Day(String location, LocalDate day, int used) {}

    /** Of each place that counts them. */
    Map<String, Integer> used(RuleBook book, Instant now) {
        var used = new HashMap<String, Integer>();
        days.values()
                .forEach(day ->
                        used.put(day.location(), of(book.place(day.location()), now).used()));
        return used;
    }

    /** One more order for each of the places. */
    void count(Collection<String> locations, RuleBook book, Instant now) {
        for (var location : locations) {
            var place = book.place(location);
            if (place.capacity() != null) {
                var day = of(place, now);
                var next = new Day(location, day.day(), day.used() + 1);
                days.put(location, next);
                changed.put(location, next);
            }
        }
    }

    private Day of(Place place, Instant now) {
        var today = now.atZone(place.zone()).toLocalDate();
        var known = days.get(place.id());
        return known != null && known.day().equals(today) ? known : new Day(place.id(), today, 0);
    }

    List<Day> changes() {
        return List.copyOf(changed.values());
    }
}
