package dev.waybill.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.InvalidValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final QuietHours NIGHT = new QuietHours("22:00", "07:00");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        // by day, at once
        "2026-11-20T12:00:00Z, 2026-11-20T12:00:00Z",
        // 21:59:59 and 22:00 in Berlin
        "2026-11-20T20:59:59Z, 2026-11-20T20:59:59Z",
        "2026-11-20T21:00:00Z, 2026-11-21T06:00:00Z",
        // after midnight, the same morning; 07:00 is not quiet
        "2026-11-21T01:30:00Z, 2026-11-21T06:00:00Z",
        "2026-11-21T06:00:00Z, 2026-11-21T06:00:00Z",
        // the night of a change: 22:00 is still summer, 07:00 is winter, and the other way round
        "2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z",
        "2026-03-28T21:00:00Z, 2026-03-29T05:00:00Z",
    })
    void aNightEndsByTheClockOnTheWall(Instant now, Instant due) {
        assertThat(NIGHT.due(now, BERLIN)).isEqualTo(due);
    }

    @Test
    void theSameMomentIsNightInOnePlaceAndDayInAnother() {
        var now = Instant.parse("2026-11-20T21:00:00Z");

        assertThat(NIGHT.due(now, ZoneId.of("America/Sao_Paulo"))).isEqualTo(now);
        assertThat(NIGHT.due(now, ZoneId.of("Asia/Tokyo")))
                .isEqualTo(Instant.parse("2026-11-20T22:00:00Z"));
    }

    @Test
    void quietHoursMayLieWithinOneDay() {
        var nap = new QuietHours("13:00", "15:30");

        assertThat(nap.due(Instant.parse("2026-11-20T12:30:00Z"), BERLIN))
                .isEqualTo(Instant.parse("2026-11-20T14:30:00Z"));
        assertThat(nap.due(Instant.parse("2026-11-20T15:00:00Z"), BERLIN))
                .isEqualTo(Instant.parse("2026-11-20T15:00:00Z"));
    }

    /** On 29 March 2026 the clock in Berlin goes from 02:00 to 03:00. */
    @Test
    void anEndThatTheClockSkipsIsTheFirstMomentAfterIt() {
        var late = new QuietHours("23:00", "02:30");

        assertThat(late.due(Instant.parse("2026-03-29T00:15:00Z"), BERLIN))
                .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    }

    /** On 25 October 2026 the clock in Berlin shows 02:00 to 03:00 twice. */
    @Test
    void anEndThatTheClockShowsTwiceIsTheFirstOfThem() {
        var late = new QuietHours("23:00", "02:30");

        assertThat(late.due(Instant.parse("2026-10-25T00:10:00Z"), BERLIN))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(late.due(Instant.parse("2026-10-25T01:10:00Z"), BERLIN))
                .as("02:10 the second time: the night was over at 02:30 the first time")
                .isEqualTo(Instant.parse("2026-10-25T01:10:00Z"));
    }

    @Test
    void whatIsDueIsNeverQuietAndNeverLongerThanADayAway() {
        var luck = new Random(7);
        var zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        for (var at = 0; at < 20_000; at++) {
            var zone = ZoneId.of(zones.get(luck.nextInt(zones.size())));
            var hours = hours(luck);
            var now = Instant.ofEpochSecond(1_700_000_000L + luck.nextInt(100_000_000));
            var due = hours.due(now, zone);
            assertThat(due).isBetween(now, now.plusSeconds(26 * 3_600));
            assertThat(hours.due(due, zone)).as("%s %s %s", hours, zone, now).isEqualTo(due);
        }
    }

    private static QuietHours hours(Random luck) {
        var from = luck.nextInt(24 * 60);
        var to = (from + 1 + luck.nextInt(24 * 60 - 1)) % (24 * 60);
        return new QuietHours(time(from), time(to));
    }

    private static String time(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }

    @ParameterizedTest
    @CsvSource({"24:00, 07:00", "22:00, 7:00", "22:00, 22:00", "'', 07:00"})
    void whatIsNoTimeIsRefused(String from, String to) {
        assertThatThrownBy(() -> new QuietHours(from, to)).isInstanceOf(InvalidValue.class);
    }
}
