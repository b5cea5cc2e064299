package dev.waybill.payments;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's webhook signature, {@code t=<seconds>,v1=<hex>,...}: HMAC-SHA256 over {@code
 * <seconds>.<body>}. While a secret is rolled over there are several {@code v1}; one must match.
 */
final class StripeSignature {

    private static final Duration TOLERANCE = Duration.ofSeconds(300);
    private static final String ALGORITHM = "HmacSHA256";

    private StripeSignature() {}

    static boolean isValid(byte[] body, @Nullable String header, String secret, Instant now) {
        if (header == null || secret.isEmpty()) {
            return false;
        }
        var seconds = "";
        for (var part : header.split(",", -1)) {
            if (part.strip().startsWith("t=")) {
                seconds = part.strip().substring(2);
            }
        }
        return isRecent(seconds, now) && isSigned(header, hmac(seconds, body, secret));
    }

    private static boolean isRecent(String seconds, Instant now) {
        try {
            var age = Math.abs(Math.subtractExact(now.getEpochSecond(), Long.parseLong(seconds)));
            return age <= TOLERANCE.toSeconds();
        } catch (NumberFormatException | ArithmeticException _) {
            return false;
        }
    }

    private static boolean isSigned(String header, byte[] expected) {
        var signed = false;
        for (var part : header.split(",", -1)) {
            var given = part.strip();
            if (given.startsWith("v1=")) {
                var bytes = given.substring(3).getBytes(StandardCharsets.US_ASCII);
                signed |= MessageDigest.isEqual(bytes, expected); // takes the same time for all
            }
        }
        return signed;
    }

    /** In lower-case hexadecimal, as it is sent. */
    private static byte[] hmac(String seconds, byte[] body, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body)).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
