package dev.waybill.shipping;

/**
 * The last digit of a tracking number says whether the others were read right. Known are UPS's
 * {@code 1Z} numbers and FedEx's of twelve digits; of others nothing can be said.
 */
final class CheckDigit {

    private static final int[] FEDEX_WEIGHTS = {3, 1, 7};

    private CheckDigit() {}

    static boolean isRight(Carrier carrier, String number) {
        return switch (carrier) {
            case UPS -> !number.matches("1Z[0-9A-Z]{15}[0-9]") || ups(number) == last(number);
            case FEDEX -> !number.matches("[0-9]{12}") || fedex(number) == last(number);
        };
    }

    private static int last(String number) {
        return number.charAt(number.length() - 1) - '0';
    }

    /** Modulo 10 of the fifteen behind {@code 1Z}, every second one twice; letters count from 2. */
    private static int ups(String number) {
        var sum = 0;
        for (var at = 2; at < number.length() - 1; at++) {
            var character = number.charAt(at);
            var value = Character.isDigit(character) ? character - '0' : (character - 63) % 10;
            sum += at % 2 == 0 ? value : 2 * value;
        }
        return (10 - sum % 10) % 10;
    }

    /** Modulo 11 of the first eleven, weighed; ten counts as zero. */
    private static int fedex(String number) {
        var sum = 0;
        for (var at = 0; at < number.length() - 1; at++) {
            sum += (number.charAt(at) - '0') * FEDEX_WEIGHTS[at % 3];
        }
        return sum % 11 % 10;
    }
}
