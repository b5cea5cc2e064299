package dev.waybill.orders;

import dev.waybill.platform.http.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pure: what somebody types to find orders. A number or its beginning, the beginning of an id, or
 * words of the recipient's name, each of which may be cut short.
 */
sealed interface Looking {

    /** For an order's number. */
    record ForNumber(int least, int most) implements Looking {}

    /** For an id. */
    record ForId(UUID least, UUID most) implements Looking {}

    /**
     * For a recipient.
     *
     * @param words in small letters, never empty; the longest first, since it is the rarest
     */
    record ForRecipient(List<String> words) implements Looking {
        public ForRecipient {
            words = List.copyOf(words);
        }

        String rarest() {
            return words.getFirst();
        }
    }

    int LONGEST = 100;
    int MOST_WORDS = 6;
    int DIGITS = 8;

    Pattern NUMBER = Pattern.compile("(?i)(?:ord-(?=[0-9]))?([0-9]{3,8})");
    Pattern ID = Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f-]{0,27})?");
    Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}]+");

    /**
     * @throws Problem 400 for what nothing can be looked for by
     */
    static @Nullable Looking read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var typed = text.strip();
        if (typed.length() > LONGEST) {
            throw Problem.invalid("/text", "must have at most " + LONGEST + " characters");
        }
        var number = NUMBER.matcher(typed);
        if (number.matches()) {
            return number(number.group(1));
        }
        return ID.matcher(typed).matches() ? id(typed) : recipient(typed);
    }

    private static ForNumber number(String digits) {
        var open = DIGITS - digits.length();
        return new ForNumber(
                Integer.parseInt(digits + "0".repeat(open)),
                Integer.parseInt(digits + "9".repeat(open)));
    }

    private static Looking id(String typed) {
        var hex = typed.replace("-", "").toLowerCase(Locale.ROOT);
        if (hex.length() > 32) {
            throw Problem.invalid("/text", "is longer than an id");
        }
        var open = 32 - hex.length();
        return new ForId(uuid(hex + "0".repeat(open)), uuid(hex + "f".repeat(open)));
    }

    private static UUID uuid(String hex) {
        return new UUID(
                Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    private static ForRecipient recipient(String typed) {
        var words =
                Arrays.stream(BETWEEN_WORDS.split(typed.toLowerCase(Locale.ROOT)))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                        .limit(MOST_WORDS)
                        .toList();
        if (words.isEmpty()) {
            throw Problem.invalid("/text", "must have a letter or a digit");
        }
        return new ForRecipient(words);
    }
}
