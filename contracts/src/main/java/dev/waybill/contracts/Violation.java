package dev.waybill.contracts;

/**
 * One thing that is wrong with a value.
 *
 * @param pointer where, as a JSON pointer from the root of what was read: {@code /items/0/quantity}
 * @param message what must hold there: {@code must be at least 1}
 */
public record Violation(String pointer, String message) {

    Violation under(String prefix) {
        return prefix.isEmpty() ? this : new Violation(prefix + pointer, message);
    }
}
