package dev.waybill.warehouse;

import java.util.Optional;
import java.util.Set;

/**
 * The numbers under the bar codes of products: GTIN-8, -12, -13 and -14, all kept as fourteen
 * digits.
 */
final class Gtin {

    private static final Set<Integer> LENGTHS = Set.of(8, 12, 13, 14);

    private Gtin() {}

    /** Whether it has the shape of one, whatever its check digit is. */
    static boolean looksLikeOne(String code) {
        return LENGTHS.contains(code.length()) && CheckDigit.areDigits(code);
    }

    /** The fourteen digits, if it is one. */
    static Optional<String> of(String code) {
        return looksLikeOne(code) && CheckDigit.fits(code)
                ? Optional.of("0".repeat(14 - code.length()) + code)
                : Optional.empty();
    }
}
