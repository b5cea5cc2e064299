package dev.waybill.notifications;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * When a person is not to be disturbed, by the clock on their wall. {@code 22:00} to {@code 07:00}
 * goes over midnight.
 *
 * @param from the first quiet minute, {@code 22:00}
 * @param to the first minute that is not quiet any more, {@code 07:00}
 */
record QuietHours(String from, String to) {

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    QuietHours {
        var guard = new Guard();
        guard.matches("from", from, TIME);
        guard.matches("to", to, TIME);
        if (from != null && from.equals(to)) {
            guard.violated("to", "must not be the same as from");
        }
        guard.check();
    }

    /**
     * When something that may wait is due: now, or at the end of the quiet time. If the clock skips
     * that end, at the first moment after it; if the clock shows it twice, at the first time.
     */
    Instant due(Instant now, ZoneId zone) {
        var local = now.atZone(zone);
        var time = local.toLocalTime();
        if (!isQuiet(time)) {
            return now;
        }
        var today = local.toLocalDate();
        var day = time.isBefore(until()) ? today : today.plusDays(1);
        var end = moment(day.atTime(until()), zone);
        // In the hour that the clock shows twice the end may have been an hour ago.
        return end.isAfter(now) ? end : now;
    }

    private static Instant moment(LocalDateTime shown, ZoneId zone) {
        var change = zone.getRules().getTransition(shown);
        return change != null && change.isGap()
                ? change.getInstant()
                : shown.atZone(zone).toInstant();
    }

    private boolean isQuiet(LocalTime time) {
        var since = LocalTime.parse(from);
        var afterStart = !time.isBefore(since);
        var beforeEnd = time.isBefore(until());
        return since.isBefore(until()) ? afterStart && beforeEnd : afterStart || beforeEnd;
    }

    private LocalTime until() {
        return LocalTime.parse(to);
    }
}
