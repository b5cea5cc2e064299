package dev.waybill.orders;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * As much of an S3-compatible store as the archive asks for: it works the signature of each request
 * out by itself, from what has come over the wire, and refuses one that differs, is of another
 * time, or leaves a header unsigned.
 */
final class BucketStandIn implements AutoCloseable {

    static final String ACCESS_KEY = "AKIDEXAMPLE";
    static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    static final String REGION = "eu-central-1";

    private static final Pattern AUTHORIZATION =
            Pattern.compile(
                    "AWS4-HMAC-SHA256 Credential=(\\S+?),SignedHeaders=(\\S+?),Signature=([0-9a-f]{64})");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    final List<String> refused = new ArrayList<>();
    private final HttpServer server;
    private volatile Instant now;

    BucketStandIn(Instant now) {
        this.now = now;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/archive/", this::answer);
        server.start();
    }

    String bucketUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/archive";
    }

    void at(Instant time) {
        now = time;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var wrong = wrong(exchange, body);
            if (wrong != null) {
                refused.add(wrong);
                send(
                        exchange,
                        403,
                        ("<Error><Code>" + wrong + "</Code></Error>")
                                .getBytes(StandardCharsets.UTF_8));
                return;
            }
            var name = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "PUT" -> put(exchange, name, body);
                case "GET" -> get(exchange, name);
                default -> send(exchange, 405, new byte[0]);
            }
        }
    }

    private void put(HttpExchange exchange, String name, byte[] body) throws IOException {
        var once = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        if (once && objects.containsKey(name)) {
            send(exchange, 412, new byte[0]);
        } else {
            objects.put(name, body);
            send(exchange, 200, new byte[0]);
        }
    }

    private void get(HttpExchange exchange, String name) throws IOException {
        var object = objects.get(name);
        if (object == null) {
            send(
                    exchange,
                    404,
                    "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        var range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            send(exchange, 200, object);
            return;
        }
        var asked = RANGE.matcher(range);
        if (!asked.matches() || Integer.parseInt(asked.group(1)) >= object.length) {
            send(exchange, 416, new byte[0]);
        } else {
            var end = Math.min(object.length, Integer.parseInt(asked.group(2)) + 1);
            send(exchange, 206, Arrays.copyOfRange(object, Integer.parseInt(asked.group(1)), end));
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** The error code of S3, or null if the request is signed as it must be. */
    private @Nullable String wrong(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        var said = AUTHORIZATION.matcher(String.valueOf(headers.getFirst("Authorization")));
        var time = String.valueOf(headers.getFirst("X-amz-date"));
        if (!said.matches()) {
            return "AccessDenied";
        }
        var sent =
                LocalDateTime.parse(
                                time,
                                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT))
                        .toInstant(ZoneOffset.UTC);
        if (Duration.between(sent, now).abs().compareTo(Duration.ofMinutes(15)) > 0) {
            return "RequestTimeTooSkewed";
        }
        if (!hex(sha(body)).equals(headers.getFirst("X-amz-content-sha256"))) {
            return "XAmzContentSHA256Mismatch";
        }
        var names = Arrays.asList(said.group(2).split(";"));
        for (var needed : List.of("host", "x-amz-date", "x-amz-content-sha256")) {
            if (!names.contains(needed)) {
                return "AccessDenied";
            }
        }
        if (headers.containsKey("Range") && !names.contains("range")
                || headers.containsKey("If-None-Match") && !names.contains("if-none-match")) {
            return "AccessDenied";
        }
        var scope = time.substring(0, 8) + "/" + REGION + "/s3/aws4_request";
        if (!said.group(1).equals(ACCESS_KEY + "/" + scope)) {
            return "InvalidAccessKeyId";
        }
        return signature(exchange, names, time, scope, body).equals(said.group(3))
                ? null
                : "SignatureDoesNotMatch";
    }

    private static String signature(
            HttpExchange exchange, List<String> names, String time, String scope, byte[] body) {
        var canonical = new StringBuilder();
        canonical.append(exchange.getRequestMethod()).append('\n');
        canonical.append(exchange.getRequestURI().getRawPath()).append("\n\n");
        names.forEach(name ->
                canonical
                        .append(name)
                        .append(':')
                        .append(exchange.getRequestHeaders().getFirst(name).trim())
                        .append('\n'));
        canonical.append('\n').append(String.join(";", names)).append('\n').append(hex(sha(body)));
        var text =
                "AWS4-HMAC-SHA256\n"
                        + time
                        + "\n"
                        + scope
                        + "\n"
                        + hex(sha(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        var key = ("AWS4" + SECRET_KEY).getBytes(StandardCharsets.UTF_8);
        for (var part : scope.split("/")) {
            key = mac(key, part);
        }
        return hex(mac(key, text));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
