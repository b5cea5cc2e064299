package dev.waybill.warehouse;

/** The check digit of GS1: weights 3 and 1 from the right. */
final class CheckDigit {

    private CheckDigit() {}

    /** What belongs behind these digits. */
    static char of(String digits) {
        var sum = 0;
        for (var at = digits.length() - 1; at >= 0; at--) {
            var weight = (digits.length() - at) % 2 == 1 ? 3 : 1;
            sum += weight * (digits.charAt(at) - '0');
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    static boolean fits(String code) {
        var last = code.length() - 1;
        return code.charAt(last) == of(code.substring(0, last));
    }

    /** ASCII digits and nothing else. */
    static boolean areDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(each -> each >= '0' && each <= '9');
    }
}
