package dev.waybill.shipping;

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
 * The signature of a carrier's webhook, {@code t=<seconds>,v1=<hex>}: HMAC-SHA256 over {@code
 * <seconds>.<body>}, not older than five minutes.
 */
final class CarrierSignature {

    private static final Duration TOLERANCE = Duration.ofSeconds(300);

    private CarrierSignature() {}

    static boolean isValid(byte[] body, @Nullable String header, String secret, Instant now) {
        if (header == null || secret.isEmpty()) {
            return false;
        }
        var seconds = "";
        var given = "";
        for (var part : header.split(",", -1)) {
            if (part.strip().startsWith("t=")) {
                seconds = part.strip().substring(2);
            } else if (part.strip().startsWith("v1=")) {
                given = part.strip().substring(3);
            }
        }
        // Compared in the same time wherever they differ.
        return isRecent(seconds, now)
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.US_ASCII), hmac(seconds, body, secret));
    }

    private static boolean isRecent(String seconds, Instant now) {
        try {
            var age = Math.abs(Math.subtractExact(now.getEpochSecond(), Long.parseLong(seconds)));
            return age <= TOLERANCE.toSeconds();
        } catch (NumberFormatException | ArithmeticException _) {
            return false;
        }
    }

    private static byte[] hmac(String seconds, byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body)).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
