package dev.waybill.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads RFC 3339 date-times: no more than the RFC allows, and without a formatter's cost. */
final class Rfc3339 {

    private static final int SHORTEST = "2026-11-20T10:15:30Z".length();
    private static final int FRACTION = "2026-11-20T10:15:30".length();
    private static final int OFFSET_LENGTH = "+01:00".length();
    private static final int FINEST = 9;

    private Rfc3339() {}

    /**
     * The moment that the text names.
     *
     * @throws DateTimeException if it is not a date-time of the RFC, or finer than nanoseconds
     */
    static Instant parse(String text) {
        if (text.length() < SHORTEST || (text.charAt(10) | 0x20) != 't') {
            throw refused(text);
        }
        separator(text, 4, '-');
        separator(text, 7, '-');
        separator(text, 13, ':');
        separator(text, 16, ':');
        var local =
                LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19));
        int end = fractionEnd(text);
        return Instant.ofEpochSecond(
                local.toEpochSecond(ZoneOffset.UTC) - offset(text, end), nanos(text, end));
    }

    private static int fractionEnd(String text) {
        if (text.charAt(FRACTION) != '.') {
            return FRACTION;
        }
        int end = FRACTION + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        if (end == FRACTION + 1 || end > FRACTION + 1 + FINEST) {
            throw refused(text);
        }
        return end;
    }

    private static int nanos(String text, int end) {
        if (end == FRACTION) {
            return 0;
        }
        int nanos = number(text, FRACTION + 1, end);
        for (int digits = end - FRACTION - 1; digits < FINEST; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int offset(String text, int at) {
        if (text.length() == at + 1 && (text.charAt(at) | 0x20) == 'z') {
            return 0;
        }
        if (text.length() != at + OFFSET_LENGTH) {
            throw refused(text);
        }
        separator(text, at + 3, ':');
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, at + 4, at + 6);
        if (hours > 23 || minutes > 59) {
            throw refused(text);
        }
        return switch (text.charAt(at)) {
            case '+' -> (hours * 60 + minutes) * 60;
            case '-' -> -(hours * 60 + minutes) * 60;
            default -> throw refused(text);
        };
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            if (!isDigit(text.charAt(at))) {
                throw refused(text);
            }
            number = number * 10 + (text.charAt(at) - '0');
        }
        return number;
    }

    private static void separator(String text, int at, char expected) {
        if (text.charAt(at) != expected) {
            throw refused(text);
        }
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static DateTimeException refused(String text) {
        return new DateTimeException("not an RFC 3339 date-time: " + text);
    }
}
