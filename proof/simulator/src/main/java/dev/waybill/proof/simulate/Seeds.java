package dev.waybill.proof.simulate;

import java.util.regex.Pattern;

/** Which seeds: {@code 1..1000}, or one alone. */
public record Seeds(long first, long last) {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,12})(?:\\.\\.(\\d{1,12}))?");

    /**
     * @throws IllegalArgumentException with a sentence
     */
    public static Seeds of(String text) {
        var range = RANGE.matcher(text.strip());
        if (range.matches()) {
            var first = Long.parseLong(range.group(1));
            var last = range.group(2) == null ? first : Long.parseLong(range.group(2));
            if (first <= last) {
                return new Seeds(first, last);
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not like 1..1000");
    }

    long count() {
        return last - first + 1;
    }
}
