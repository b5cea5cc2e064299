package dev.waybill.contracts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with the components of a record, in its compact constructor, and throws it
 * all at once. It runs for every message, so the good path costs one small object and no search.
 */
public final class Guard {

    /** The largest amount of money, in minor units: sums of a thousand of them fit a long. */
    public static final long MOST_MONEY = 1_000_000_000_000L;

    /** The largest quantity on one line. */
    public static final int MOST_UNITS = 1_000_000;

    /** The largest quantity of one product over all lines and the largest stock. */
    public static final int MOST_STOCK = 1_000_000_000;

    /** The longest list. */
    public static final int MOST_ITEMS = 1_000;

    private static final long FIRST_SECOND = Instant.parse("1970-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final @Nullable Rules rules = Rules.listening();
    private @Nullable List<Violation> violations;

    /** Refuses null. */
    public void given(String name, @Nullable Object value) {
        if (value == null) {
            violated(name, "must be given");
        }
    }

    /** A text on one line: no control characters, no half of a surrogate pair. */
    public void text(String name, @Nullable String value, int shortest, int longest) {
        if (rules != null) {
            rules.text(name, shortest, longest, Rules.LINE);
        }
        if (value == null) {
            violated(name, "must be given");
        } else {
            characters(name, value, false);
            length(name, value, shortest, longest);
        }
    }

    public void textIfGiven(String name, @Nullable String value, int shortest, int longest) {
        if (value != null || rules != null) {
            text(name, value, shortest, longest);
        }
    }

    /** A text that may have several lines and tabs. */
    public void proseIfGiven(String name, @Nullable String value, int longest) {
        if (rules != null) {
            rules.text(name, 0, longest, Rules.PROSE);
        }
        if (value != null) {
            characters(name, value, true);
            length(name, value, 0, longest);
        }
    }

    /** Exactly {@code length} characters from {@code first} to {@code last}. */
    public void code(String name, @Nullable String value, int length, char first, char last) {
        if (rules != null) {
            rules.code(name, length, first, last);
        }
        if (value == null) {
            violated(name, "must be given");
        } else if (!consists(value, length, first, last)) {
            violated(name, "must match " + Rules.code(length, first, last));
        }
    }

    public void codeIfGiven(
            String name, @Nullable String value, int length, char first, char last) {
        if (value != null || rules != null) {
            code(name, value, length, first, last);
        }
    }

    /** An ISO 4217 code. */
    public void currency(String name, @Nullable String value) {
        code(name, value, 3, 'A', 'Z');
    }

    public void matches(String name, @Nullable String value, Pattern pattern) {
        if (rules != null) {
            rules.pattern(name, pattern);
        }
        if (value == null) {
            violated(name, "must be given");
        } else if (!pattern.matcher(value).matches()) {
            violated(name, "must match " + pattern.pattern());
        }
    }

    public void matchesIfGiven(String name, @Nullable String value, Pattern pattern) {
        if (value != null || rules != null) {
            matches(name, value, pattern);
        }
    }

    /** Money that is not owed the other way round: minor units, 0 to {@link #MOST_MONEY}. */
    public void money(String name, long value) {
        range(name, value, 0, MOST_MONEY);
    }

    public void moneyIfGiven(String name, @Nullable Long value) {
        rangeIfGiven(name, value, 0, MOST_MONEY);
    }

    public void range(String name, long value, long least, long most) {
        if (rules != null) {
            rules.range(name, least, most);
        }
        if (value < least) {
            violated(name, "must be at least " + least);
        } else if (value > most) {
            violated(name, "must be at most " + most);
        }
    }

    public void rangeIfGiven(String name, @Nullable Number value, long least, long most) {
        if (rules != null) {
            rules.range(name, least, most);
        }
        if (value != null) {
            range(name, value.longValue(), least, most);
        }
    }

    /** A share of one: 0 to 1. */
    public void shareIfGiven(String name, @Nullable Double value) {
        if (rules != null) {
            rules.range(name, 0, 1);
        }
        if (value != null && !(value >= 0 && value <= 1)) {
            violated(name, "must be between 0 and 1");
        }
    }

    /**
     * A moment between 1970 and 9999, cut to the microsecond that the database keeps.
     *
     * @return the moment to keep
     */
    public Instant time(String name, Instant value) {
        if (isNull(value)) {
            violated(name, "must be given");
            return Instant.EPOCH;
        }
        if (value.getEpochSecond() < FIRST_SECOND || value.getEpochSecond() > LAST_SECOND) {
            violated(name, "must be between the years 1970 and 9999");
            return value;
        }
        var beyondMicros = value.getNano() % 1_000;
        return beyondMicros == 0 ? value : value.minusNanos(beyondMicros);
    }

    public @Nullable Instant timeIfGiven(String name, @Nullable Instant value) {
        return value == null ? null : time(name, value);
    }

    /**
     * A list without holes, from {@code fewest} to {@link #MOST_ITEMS} long.
     *
     * @return an unchangeable copy
     */
    public <T> List<T> list(String name, List<T> value, int fewest) {
        if (rules != null) {
            rules.list(name, fewest);
        }
        if (isNull(value)) {
            violated(name, "must be given");
            return List.of();
        }
        range(name, value.size(), fewest, MOST_ITEMS, " items");
        for (int at = 0; at < value.size(); at++) {
            if (isNull(value.get(at))) {
                violated(name + "/" + at, "must be given");
                return List.of();
            }
        }
        return List.copyOf(value);
    }

    public <T> @Nullable List<T> listIfGiven(String name, @Nullable List<T> value) {
        return listIfGiven(name, value, 0);
    }

    public <T> @Nullable List<T> listIfGiven(String name, @Nullable List<T> value, int fewest) {
        if (rules != null) {
            rules.list(name, fewest);
        }
        return value == null ? null : list(name, value, fewest);
    }

    /** A list of short texts, each 1 to {@code longest} characters. */
    public @Nullable List<String> textsIfGiven(
            String name, @Nullable List<String> value, int longest) {
        if (rules != null) {
            rules.texts(name, longest);
        }
        if (value == null) {
            return null;
        }
        var texts = list(name, value, 0);
        for (int at = 0; at < texts.size(); at++) {
            var text = texts.get(at);
            if (!spoken(text, false) || text.isEmpty() || tooLong(text, longest)) {
                text(name + "/" + at, text, 1, longest);
            }
        }
        return texts;
    }

    /** Says no for a rule of the record's own. */
    public void violated(String name, String message) {
        if (violations == null) {
            violations = new ArrayList<>(2);
        }
        violations.add(new Violation("/" + name, message));
    }

    /**
     * Ends the checks.
     *
     * @throws InvalidValue if anything was wrong
     */
    public void check() {
        if (violations != null) {
            throw new InvalidValue(violations);
        }
    }

    private void range(String name, long value, long least, long most, String unit) {
        if (value < least) {
            violated(name, "must have at least " + least + unit);
        } else if (value > most) {
            violated(name, "must have at most " + most + unit);
        }
    }

    private void characters(String name, String value, boolean lines) {
        if (!spoken(value, lines)) {
            violated(name, "must not contain control characters or unpaired surrogates");
        }
    }

    private void length(String name, String value, int shortest, int longest) {
        if (value.length() < shortest) {
            violated(name, "must have at least " + shortest + " characters");
        } else if (tooLong(value, longest)) {
            violated(name, "must have at most " + longest + " characters");
        }
    }

    /** JSON Schema counts code points, so an emoji is one character here too. */
    private static boolean tooLong(String value, int longest) {
        return value.length() > longest && value.codePointCount(0, value.length()) > longest;
    }

    private static boolean consists(String value, int length, char first, char last) {
        if (value.length() != length) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (value.charAt(at) < first || value.charAt(at) > last) {
                return false;
            }
        }
        return true;
    }

    /** No control characters (PostgreSQL refuses NUL in a text) and no half of a surrogate pair. */
    private static boolean spoken(String value, boolean lines) {
        for (int at = 0; at < value.length(); at++) {
            var character = value.charAt(at);
            if (character < ' ' ? !(lines && isLayout(character)) : isOdd(character)) {
                if (!startsPair(value, at)) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }

    private static boolean isLayout(char character) {
        return character == '\n' || character == '\r' || character == '\t';
    }

    private static boolean isOdd(char character) {
        return character >= 0x7F && character <= 0x9F || Character.isSurrogate(character);
    }

    private static boolean startsPair(String value, int at) {
        return at + 1 < value.length()
                && Character.isSurrogatePair(value.charAt(at), value.charAt(at + 1));
    }

    /** Jackson passes null where the type says that there is none: that is what is guarded. */
    private static boolean isNull(@Nullable Object value) {
        return value == null;
    }
}
