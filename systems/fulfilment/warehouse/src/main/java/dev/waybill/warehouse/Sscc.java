package dev.waybill.warehouse;

/**
 * Serial Shipping Container Codes: extension digit, company prefix, serial number, check digit;
 * eighteen digits that no other parcel in the world has.
 *
 * @param companyPrefix seven to ten digits that GS1 has given to the company
 */
record Sscc(String companyPrefix) {

    private static final int BEFORE_CHECK_DIGIT = 17;

    /**
     * @throws IllegalArgumentException if the prefix is none
     */
    Sscc {
        if (companyPrefix.length() < 7
                || companyPrefix.length() > 10
                || !CheckDigit.areDigits(companyPrefix)) {
            throw new IllegalArgumentException(
                    "a GS1 company prefix has 7 to 10 digits, unlike '" + companyPrefix + "'");
        }
    }

    /**
     * The extension digit carries on where the serial number ends.
     *
     * @throws IllegalArgumentException if the prefix has no numbers left
     */
    String of(long serial) {
        var room = BEFORE_CHECK_DIGIT - companyPrefix.length();
        var digits = ("%0" + room + "d").formatted(serial);
        if (serial < 0 || digits.length() > room) {
            throw new IllegalArgumentException(
                    "the company prefix " + companyPrefix + " has no SSCC left");
        }
        var code = digits.charAt(0) + companyPrefix + digits.substring(1);
        return code + CheckDigit.of(code);
    }
}
