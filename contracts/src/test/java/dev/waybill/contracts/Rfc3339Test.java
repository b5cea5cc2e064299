package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:15:30Z, 2026-11-20T10:15:30Z",
        "2026-11-20t10:15:30z, 2026-11-20T10:15:30Z",
        "2026-11-20T10:15:30.1Z, 2026-11-20T10:15:30.1Z",
        "2026-11-20T10:15:30.123456789Z, 2026-11-20T10:15:30.123456789Z",
        "2026-11-20T10:15:30+01:00, 2026-11-20T09:15:30Z",
        "2026-11-20T10:15:30.5-00:30, 2026-11-20T10:45:30.5Z",
        "2024-02-29T23:59:59+23:59, 2024-02-29T00:00:59Z",
        "1969-12-31T23:59:59.9Z, 1969-12-31T23:59:59.9Z",
    })
    void readsEveryFormOfTheRfc(String text, Instant moment) {
        assertThat(Rfc3339.parse(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-20",
                "2026-11-20T10:15Z",
                "2026-11-20T10:15:30",
                "2026-11-20T10:15:30.",
                "2026-11-20T10:15:30.Z",
                "2026-11-20T10:15:30.1234567891Z",
                "2026-11-20T10:15:30+01",
                "2026-11-20T10:15:30+0100",
                "2026-11-20T10:15:30+24:00",
                "2026-11-20T10:15:30+01:60",
                "2026-11-20T10:15:30+01:00:30",
                "2026-11-20T10:15:30 01:00",
                "2026-11-20T10:15:30ZZ",
                "2026-11-20 10:15:30Z",
                "2026/11/20T10:15:30Z",
                "2026-11-20T10.15.30Z",
                "2026-02-29T10:15:30Z",
                "2026-13-01T10:15:30Z",
                "2026-11-20T24:00:00Z",
                "2026-11-20T23:59:60Z",
                "+2026-11-20T10:15:30Z",
                "-026-11-20T10:15:30Z",
                "2O26-11-20T10:15:30Z",
                "२०२६-11-20T10:15:30Z",
            })
    void refusesEverythingElse(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Rfc3339.parse(text));
    }

    @Test
    void readsWhatJavaWrites() {
        var random = new Random(20261120);
        for (int run = 0; run < 20_000; run++) {
            var moment =
                    Instant.ofEpochSecond(
                            random.nextLong(0, 253_402_300_799L), random.nextInt(1_000_000_000));
            var offset = ZoneOffset.ofTotalSeconds(random.nextInt(-17 * 60, 18 * 60) * 60);

            assertThat(Rfc3339.parse(moment.toString())).isEqualTo(moment);
            assertThat(Rfc3339.parse(withSeconds(OffsetDateTime.ofInstant(moment, offset))))
                    .isEqualTo(moment);
        }
    }

    private static String withSeconds(OffsetDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
    }
}
