package dev.waybill.orders;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pure: AWS Signature Version 4 of a request to an S3-compatible store, all of its headers signed.
 * Source: <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">Amazon S3
 * API reference</a>.
 */
record AwsSignature(String accessKey, String secretKey, String region) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** Secrets are not to be read in a log. */
    @Override
    public String toString() {
        return "AwsSignature[" + accessKey + ", " + region + "]";
    }

    /**
     * The headers that a request needs beyond its own: they sign it at this time.
     *
     * @param uri its path is unreserved characters and slashes only, and it has no query
     * @param headers those that are sent with it, but for host
     */
    Map<String, String> sign(
            String method, URI uri, Map<String, String> headers, byte[] body, Instant now) {
        var time = TIME.format(now);
        var day = time.substring(0, 8);
        var payload = Sha256.hex(body);
        var signed = new TreeMap<String, String>();
        headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.trim()));
        signed.put("host", host(uri));
        signed.put("x-amz-content-sha256", payload);
        signed.put("x-amz-date", time);
        var names = String.join(";", signed.keySet());
        var request =
                String.join(
                        "\n",
                        method,
                        uri.getRawPath(),
                        "",
                        signed.entrySet().stream()
                                .map(each -> each.getKey() + ":" + each.getValue() + "\n")
                                .collect(Collectors.joining()),
                        names,
                        payload);
        var scope = String.join("/", day, region, "s3", "aws4_request");
        var text = String.join("\n", ALGORITHM, time, scope, Sha256.hex(bytes(request)));
        var signature = HexFormat.of().formatHex(hmac(key(day), text));
        return Map.of(
                "x-amz-date",
                time,
                "x-amz-content-sha256",
                payload,
                "Authorization",
                "%s Credential=%s/%s,SignedHeaders=%s,Signature=%s"
                        .formatted(ALGORITHM, accessKey, scope, names, signature));
    }

    private byte[] key(String day) {
        var ofDay = hmac(bytes("AWS4" + secretKey), day);
        return hmac(hmac(hmac(ofDay, region), "s3"), "aws4_request");
    }

    private static String host(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
