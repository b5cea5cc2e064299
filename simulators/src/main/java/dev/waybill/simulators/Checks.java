package dev.waybill.simulators;

/** Guards of dials; what they say is shown to whoever turned the dial. */
public final class Checks {
    private Checks() {}

    public static void rate(String name, double rate) {
        within(name, rate, 0, 1);
    }

    /**
     * @throws IllegalArgumentException if the value is outside, or not a number
     */
    public static void within(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "%s must be between %s and %s, not %s".formatted(name, low, high, value));
        }
    }
}
