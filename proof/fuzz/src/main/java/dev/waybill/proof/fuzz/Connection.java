package dev.waybill.proof.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** HTTP/1.1 on a bare socket, which sends whatever it is given, and reads strictly. */
final class Connection implements AutoCloseable {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] [1-9][0-9]{2}( .*)?");
    private static final int LONGEST_LINE = 64 << 10;
    private static final int LONGEST_BODY = 256 << 20;

    private final Socket socket;
    private final InputStream in;

    Connection(URI server, Duration patience) throws IOException {
        socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(server.getHost(), port(server)), 5_000);
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static int port(URI server) {
        return server.getPort() < 0 ? 80 : server.getPort();
    }

    /** The answer is no HTTP. */
    static final class Garbled extends IOException {
        private static final long serialVersionUID = 1;

        Garbled(String message) {
            super(message);
        }
    }

    /**
     * A server that has seen enough may answer and close while there is still something to send:
     * then its answer counts.
     */
    Answer exchange(List<Step> steps, String method) throws IOException {
        for (var step : steps) {
            try {
                take(step);
            } catch (IOException _) {
                break;
            }
        }
        var asked = System.nanoTime();
        var status = head();
        while (status / 100 == 1) {
            headers();
            status = head();
        }
        var headers = headers();
        var body = hasBody(status, method) ? body(headers) : new byte[0];
        return new Answer(status, headers, body, (System.nanoTime() - asked) / 1_000);
    }

    private void take(Step step) throws IOException {
        switch (step) {
            case Step.Send(var bytes) -> socket.getOutputStream().write(bytes);
            case Step.Wait(var millis) -> LockSupport.parkNanos(millis * 1_000_000L);
            case Step.HalfClose _ -> socket.shutdownOutput();
        }
    }

    private static boolean hasBody(int status, String method) {
        return status != 204 && status != 304 && !method.equals("HEAD");
    }

    private int head() throws IOException {
        var line = line();
        if (!STATUS.matcher(line).matches()) {
            throw new Garbled("a status line that is none: " + brief(line));
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            if (colon <= 0) {
                throw new Garbled("a header that is none: " + brief(line));
            }
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        var length = headers.get("content-length");
        return length == null ? in.readAllBytes() : exactly(number(length, 10));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = chunk(); size > 0; size = chunk()) {
            body.write(exactly(size));
            if (!line().isEmpty()) {
                throw new Garbled("a chunk that does not end where it says");
            }
        }
        headers();
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return number(line().split(";", 2)[0].strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new Garbled("a body of " + bytes.length + " bytes that says " + length);
        }
        return bytes;
    }

    private static int number(String text, int radix) throws IOException {
        try {
            var number = Long.parseLong(text, radix);
            if (number >= 0 && number <= LONGEST_BODY) {
                return (int) number;
            }
        } catch (NumberFormatException _) {
            // the same sentence as for a number that makes no sense
        }
        throw new Garbled("a length of " + brief(text));
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream(64);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw line.size() == 0
                        ? new EOFException("closed without an answer")
                        : new Garbled("closed in mid answer: " + brief(line.toString()));
            }
            if (line.size() > LONGEST_LINE) {
                throw new Garbled("a line without end");
            }
            line.write(next);
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static String brief(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "..." : text;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // it is as good as closed
        }
    }
}
