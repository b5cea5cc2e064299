package dev.waybill.proof.fuzz;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one scene has learned from answers: ids, codes, tags. What has not been learned has a value
 * all the same, which nobody knows.
 */
final class Learned {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NAME = Pattern.compile("<<([A-Za-z]+)>>");
    private static final List<String> NAMES =
            List.of(
                    "productId",
                    "cartId",
                    "checkoutSessionId",
                    "orderId",
                    "reservationId",
                    "paymentId",
                    "code");

    /** Stands for the signature of the body, which the payment provider would give. */
    static final String SIGNATURE = "<<signature>>";

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final long scene;
    private final String secret;

    /**
     * @param run tells what this run makes from what an earlier one has made
     */
    Learned(String run, long scene, String secret) {
        this.scene = scene;
        this.secret = secret;
        values.put("run", run);
    }

    void from(Answer answer) {
        if (answer.status() < 200 || answer.status() >= 300) {
            return;
        }
        var tag = answer.header("etag");
        if (!tag.isEmpty()) {
            values.put("etag", tag);
        }
        try {
            var told = JSON.readTree(answer.body());
            NAMES.forEach(name -> learn(name, told.path(name)));
            learn("cursor", told.path("nextCursor"));
        } catch (JacksonException _) {
            // the judge has seen it
        }
    }

    private void learn(String name, JsonNode value) {
        if (value.isString() && !value.asString().isEmpty()) {
            values.put(name, value.asString());
        }
    }

    String in(String text) {
        return text.indexOf("<<") < 0
                ? text
                : NAME.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    /** Byte by byte, since what was made wrong may be no text. */
    byte[] in(byte[] bytes) {
        if (!isNamedIn(bytes)) {
            return bytes;
        }
        return in(new String(bytes, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isNamedIn(byte[] bytes) {
        for (var at = 1; at < bytes.length; at++) {
            if (bytes[at] == '<' && bytes[at - 1] == '<') {
                return true;
            }
        }
        return false;
    }

    /** As Stripe signs: over the time and the bytes. */
    String signature(byte[] body) {
        if (secret.isEmpty()) {
            return "t=1,v1=00";
        }
        try {
            var seconds = Long.toString(System.currentTimeMillis() / 1_000);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String value(String name) {
        return values.computeIfAbsent(
                name,
                _ ->
                        UUID.nameUUIDFromBytes((name + scene).getBytes(StandardCharsets.UTF_8))
                                .toString());
    }
}
