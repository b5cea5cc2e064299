package dev.waybill.simulators.inbox;

import dev.waybill.simulators.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Who sends a push message, as RFC 8292 has it: {@code vapid t=<token>, k=<key>}. */
final class Vapid {
    private static final Pattern HEADER =
            Pattern.compile("vapid +t=([\\w-]+)\\.([\\w-]+)\\.([\\w-]+) *, *k=([\\w-]+)");

    private Vapid() {}

    /** Null if nothing is wrong. */
    static @Nullable String fault(@Nullable String header, String origin, Instant now) {
        var parts = HEADER.matcher(header == null ? "" : header);
        if (!parts.matches()) {
            return "no vapid authorization";
        }
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(Browsers.key(decoded(parts.group(4))));
            var signed = parts.group(1) + "." + parts.group(2);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(decoded(parts.group(3)))) {
                return "the token is not signed with this key";
            }
            var claims = Json.MAPPER.readTree(decoded(parts.group(2)));
            if (claims.path("exp").asLong(0) <= now.getEpochSecond()) {
                return "the token has expired";
            }
            var audience = claims.path("aud").asString("");
            return audience.equals(origin) ? null : "the token is for " + audience;
        } catch (GeneralSecurityException | JacksonException | IllegalArgumentException broken) {
            return "the token cannot be read: " + broken.getMessage();
        }
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
