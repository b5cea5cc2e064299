package dev.waybill.simulators.carriers;

/** Tracking numbers, with the check digits that carriers print on their labels. */
final class Numbers {

    private Numbers() {}

    /** {@code 1Z}, the shipper's six, two for the service, seven of a serial, one to check. */
    static String ups(String shipper, String service, long serial) {
        var body = shipper + service + "%07d".formatted(serial % 10_000_000);
        var sum = 0;
        for (var at = 0; at < body.length(); at++) {
            var character = body.charAt(at);
            var value = Character.isDigit(character) ? character - '0' : (character - 63) % 10;
            sum += at % 2 == 0 ? value : 2 * value;
        }
        return "1Z" + body + (10 - sum % 10) % 10;
    }

    /** Eleven digits weighed with 3, 1, 7 from the left, modulo 11. */
    static String fedex(long serial) {
        var body = "%011d".formatted(78_000_000_000L + serial);
        var weights = new int[] {3, 1, 7};
        var sum = 0;
        for (var at = 0; at < body.length(); at++) {
            sum += (body.charAt(at) - '0') * weights[at % 3];
        }
        return body + sum % 11 % 10;
    }
}
