package dev.waybill.proof.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.waybill.proof.fuzz.Step.HalfClose;
import dev.waybill.proof.fuzz.Step.Send;
import dev.waybill.proof.fuzz.Step.Wait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a request goes over the wire: well, or wrong in a way of which HTTP libraries are too polite.
 */
enum Wire {
    WELL(Promise.ANSWER),
    SLOW_BODY(Promise.ANSWER),
    SLOW_HEAD(Promise.ANSWER),
    HALF_CLOSED_AFTER(Promise.ANSWER),
    HALF_CLOSED_IN_HEAD(Promise.NOTHING),
    HALF_CLOSED_IN_BODY(Promise.NOTHING),
    BAD_CHUNKS(Promise.NOTHING),
    WRONG_LENGTH(Promise.NOTHING),
    LENGTH_AND_CHUNKS(Promise.NOTHING),
    ODD_VERSION(Promise.NOTHING),
    ODD_REQUEST_LINE(Promise.NOTHING),
    ODD_HEADER_LINE(Promise.NOTHING),
    ODD_HOST(Promise.NOTHING),
    LONG_HEADER(Promise.NOTHING),
    EXPECTATION(Promise.NOTHING),
    PIPELINED(Promise.ANSWER),
    ANOTHER_PROTOCOL(Promise.NOTHING);

    /** What may be asked of the server. */
    private enum Promise {
        ANSWER,
        /** No answer, or a closed connection, is as good. */
        NOTHING
    }

    private final Promise promise;

    Wire(Promise promise) {
        this.promise = promise;
    }

    boolean mustBeAnswered() {
        return promise == Promise.ANSWER;
    }

    /**
     * A request without a version is one of HTTP/0.9, whose answers are a body and nothing else.
     */
    boolean mayBeOldHttp() {
        return this == ANOTHER_PROTOCOL || this == ODD_VERSION || this == ODD_REQUEST_LINE;
    }

    boolean isSlow() {
        return this == SLOW_BODY || this == SLOW_HEAD;
    }

    String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    List<Step> steps(Draft draft, String host, Chance chance) {
        return switch (this) {
            case WELL -> List.of(new Send(join(head(draft, host), content(draft))));
            case SLOW_BODY -> slowBody(draft, host, chance);
            case SLOW_HEAD -> slowly(join(head(draft, host), content(draft)), 5, chance);
            case HALF_CLOSED_AFTER ->
                    List.of(new Send(join(head(draft, host), content(draft))), new HalfClose());
            case HALF_CLOSED_IN_HEAD -> cut(head(draft, host), chance);
            case HALF_CLOSED_IN_BODY -> halfBody(draft, host, chance);
            case BAD_CHUNKS -> badChunks(draft, host, chance);
            case WRONG_LENGTH -> wrongLength(draft, host, chance);
            case LENGTH_AND_CHUNKS -> lengthAndChunks(draft, host);
            case ODD_VERSION -> oddVersion(draft, host, chance);
            case ODD_REQUEST_LINE -> oddRequestLine(draft, host, chance);
            case ODD_HEADER_LINE -> oddHeaderLine(draft, host, chance);
            case ODD_HOST -> oddHost(draft, chance);
            case LONG_HEADER -> longHeader(draft, host, chance);
            case EXPECTATION -> expectation(draft, host, chance);
            case PIPELINED -> pipelined(draft, host);
            case ANOTHER_PROTOCOL -> anotherProtocol(chance);
        };
    }

    private static byte[] head(Draft draft, String host) {
        return head(draft, "Host: " + host + "\r\n", "HTTP/1.1");
    }

    private static byte[] head(Draft draft, String firstLines, String version) {
        var head = new StringBuilder(512);
        head.append(draft.method).append(' ').append(draft.target()).append(' ').append(version);
        head.append("\r\n").append(firstLines);
        for (var header : draft.headers) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        if (draft.body != null) {
            head.append(
                    draft.chunked
                            ? "Transfer-Encoding: chunked\r\n"
                            : "Content-Length: " + draft.body.length + "\r\n");
        }
        return bytes(head.append("\r\n").toString());
    }

    private static byte[] content(Draft draft) {
        if (draft.body == null) {
            return new byte[0];
        }
        return draft.chunked
                ? join(
                        bytes(Integer.toHexString(draft.body.length) + "\r\n"),
                        draft.body,
                        bytes("\r\n0\r\n\r\n"))
                : draft.body;
    }

    private static List<Step> slowBody(Draft draft, String host, Chance chance) {
        withBody(draft);
        var steps = new ArrayList<Step>();
        steps.add(new Send(head(draft, host)));
        steps.addAll(slowly(content(draft), chance.between(2, 8), chance));
        return steps;
    }

    private static List<Step> slowly(byte[] all, int parts, Chance chance) {
        var steps = new ArrayList<Step>();
        var size = Math.max(1, all.length / parts);
        for (var from = 0; from < all.length; from += size) {
            steps.add(new Send(Arrays.copyOfRange(all, from, Math.min(all.length, from + size))));
            steps.add(new Wait(chance.between(50, 500)));
        }
        return steps;
    }

    private static List<Step> cut(byte[] all, Chance chance) {
        return List.of(new Send(Arrays.copyOf(all, chance.below(all.length - 1))), new HalfClose());
    }

    private static List<Step> halfBody(Draft draft, String host, Chance chance) {
        withBody(draft);
        var content = content(draft);
        var part = Arrays.copyOf(content, chance.below(Math.max(1, content.length)));
        return List.of(new Send(join(head(draft, host), part)), new HalfClose());
    }

    private static List<Step> badChunks(Draft draft, String host, Chance chance) {
        withBody(draft);
        draft.chunked = true;
        var chunks =
                chance.oneOf(
                        "zz\r\n{}\r\n0\r\n\r\n",
                        "-1\r\n{}\r\n0\r\n\r\n",
                        "ffffffffffffffff\r\n{}\r\n0\r\n\r\n",
                        "7fffffff\r\n{}",
                        "2\r\n{}0\r\n\r\n",
                        "2\r\n{}X\r\n0\r\n\r\n",
                        "1\r\n{}\r\n0\r\n\r\n",
                        "2;" + "e=".repeat(9_000) + "\r\n{}\r\n0\r\n\r\n",
                        "0x2\r\n{}\r\n0\r\n\r\n",
                        " 2 \r\n{}\r\n0\r\n\r\n",
                        "2\n{}\n0\n\n",
                        "\r\n\r\n",
                        "2\r\n{}\r\n0\r\nTrailer: x\r\nContent-Length: 5\r\n\r\n",
                        "2\r\n{}\r\n0\r\n" + "T: x\r\n".repeat(3_000) + "\r\n",
                        "2\r\n{}\r\n");
        return List.of(new Send(join(head(draft, host), bytes(chunks))), new HalfClose());
    }

    private static List<Step> wrongLength(Draft draft, String host, Chance chance) {
        withBody(draft);
        var length =
                chance.oneOf(
                        "-1",
                        "x",
                        "",
                        "1.5",
                        "0x10",
                        "99999999999999999999",
                        "+2",
                        "2, 2",
                        "2, 3",
                        "1",
                        "0",
                        "9999",
                        "١",
                        "4294967298");
        var head =
                new String(head(draft, host), ISO_8859_1)
                        .replaceFirst("Content-Length: [0-9]+", "Content-Length: " + length);
        var twice =
                chance.odds(0.2) ? head.replaceFirst("\r\n", "\r\nContent-Length: 3\r\n") : head;
        return List.of(new Send(join(bytes(twice), content(draft))), new HalfClose());
    }

    private static List<Step> lengthAndChunks(Draft draft, String host) {
        withBody(draft);
        draft.add("Transfer-Encoding", "chunked");
        return List.of(
                new Send(join(head(draft, host), bytes("2\r\n{}\r\n0\r\n\r\n"))), new HalfClose());
    }

    private static List<Step> oddVersion(Draft draft, String host, Chance chance) {
        var version =
                chance.oneOf(
                        "HTTP/1.0",
                        "HTTP/0.9",
                        "HTTP/2.0",
                        "HTTP/9.9",
                        "HTTP/1.2",
                        "http/1.1",
                        "HTTP",
                        "HTTP/1.1 x",
                        "HTTP/11",
                        "",
                        "HTTP/1.",
                        "ICY");
        return List.of(
                new Send(join(head(draft, "Host: " + host + "\r\n", version), content(draft))),
                new HalfClose());
    }

    private static List<Step> oddRequestLine(Draft draft, String host, Chance chance) {
        var rest = " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
        var line =
                chance.oneOf(
                        "GET" + rest,
                        "GET  /products" + rest,
                        " GET /products" + rest,
                        "GET /products\t" + rest,
                        "GET products" + rest,
                        "GET http://" + host + "/products" + rest,
                        "GET http:///products" + rest,
                        "GET https://evil.example/products" + rest,
                        "GET *" + rest,
                        "OPTIONS *" + rest,
                        "GET ?x" + rest,
                        "GET /pro\u0001ducts" + rest,
                        "GET /pro ducts" + rest,
                        "GET /products?a=<>\"{}|\\^`" + rest,
                        "GET /products?\u00e9=\u00ff" + rest,
                        "G\u0000T /products" + rest,
                        "G@T /products" + rest,
                        "\r\n\r\nGET /products" + rest,
                        "GET /" + "a".repeat(20_000) + rest,
                        "GET /products?" + "a=b&".repeat(9_000) + rest,
                        "GET /products#frag" + rest,
                        draft.method + " " + draft.target() + "\n\n");
        return List.of(new Send(bytes(line)), new HalfClose());
    }

    private static List<Step> oddHeaderLine(Draft draft, String host, Chance chance) {
        var line =
                chance.oneOf(
                        "NoColon\r\n",
                        ": novalue\r\n",
                        "Na me: x\r\n",
                        "X-A : x\r\n",
                        "X-A: a\r\n folded\r\n",
                        "X-A: a\rb\r\n",
                        "X-A: a\nX-B: b\r\n",
                        "X-A: a\u0000b\r\n",
                        "X-A: \u0007\r\n",
                        "X-\u00e9: x\r\n",
                        "Transfer-Encoding: gzip\r\n",
                        "Transfer-Encoding: chunked, identity\r\n",
                        "Transfer-Encoding: x\r\n",
                        "Content-Length: 5\r\nContent-Length: 6\r\n",
                        "Connection: x, close, keep-alive\r\n",
                        "Connection: Host\r\n",
                        "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk\r\n",
                        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n",
                        "@: x\r\n",
                        "X-A: " + "\u00ff".repeat(500) + "\r\n");
        return List.of(
                new Send(
                        join(
                                head(draft, "Host: " + host + "\r\n" + line, "HTTP/1.1"),
                                content(draft))),
                new HalfClose());
    }

    private static List<Step> oddHost(Draft draft, Chance chance) {
        var lines =
                chance.oneOf(
                        "",
                        "Host:\r\n",
                        "Host: a\r\nHost: b\r\n",
                        "Host: a b\r\n",
                        "Host: [::1\r\n",
                        "Host: x:99999\r\n",
                        "Host: x:y\r\n",
                        "Host: \u00e9\r\n",
                        "Host: ../../x\r\n",
                        "Host: evil.example\r\n",
                        "Host: " + "h".repeat(3_000) + "\r\n",
                        "Host: a_b\r\n",
                        "Host: <script>\r\n");
        return List.of(
                new Send(join(head(draft, lines, "HTTP/1.1"), content(draft))), new HalfClose());
    }

    private static List<Step> longHeader(Draft draft, String host, Chance chance) {
        var length = chance.oneOf(8_000, 15_000, 17_000, 70_000, 1_000_000);
        draft.add(chance.oneOf("X-Long", "Cookie", "traceparent"), "l".repeat(length));
        return List.of(new Send(join(head(draft, host), content(draft))), new HalfClose());
    }

    private static List<Step> expectation(Draft draft, String host, Chance chance) {
        withBody(draft);
        draft.add("Expect", chance.oneOf("100-continue", "100-Continue", "200-ok", "x", ""));
        return List.of(
                new Send(head(draft, host)),
                new Wait(20),
                new Send(content(draft)),
                new HalfClose());
    }

    /** A second request at once; the answer to the first is read. */
    private static List<Step> pipelined(Draft draft, String host) {
        var first = join(head(draft, host), content(draft));
        var second = bytes("GET /products?limit=1 HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        return List.of(new Send(join(first, second)));
    }

    private static List<Step> anotherProtocol(Chance chance) {
        var greeting =
                chance.oneOf(
                        bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                        new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3},
                        bytes("SSH-2.0-x\r\n"),
                        bytes("EHLO x\r\n"),
                        bytes("\0\0\0\u0008\u0004\u00d2\u0016\u002f"),
                        bytes("\r\n"),
                        bytes("{}"),
                        chance.bytes(chance.between(1, 400)));
        return List.of(new Send(greeting), new HalfClose());
    }

    private static void withBody(Draft draft) {
        if (draft.body == null) {
            draft.body("{}");
            draft.set("Content-Type", "application/json");
        }
    }

    /** As Latin-1, so that every char below 256 is the byte that it looks like. */
    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        var all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
