package dev.waybill.bench;

import dev.waybill.bench.Client.ConnectionLost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads one HTTP/1.1 response after the other from a connection, however it is cut in packets. */
final class ResponseReader {

    private static final int LONGEST_LINE = 16_384;
    private static final int LONGEST_BODY = 64 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[8_192];
    private byte[] line = new byte[512];
    private int lineLength;
    private int from;
    private int to;
    private boolean begun;

    private int length;
    private boolean chunked;
    private boolean closes;
    private @Nullable String location;

    ResponseReader(InputStream in) {
        this.in = in;
    }

    /** Whether the connection cannot be used again after the last response. */
    boolean closes() {
        return closes;
    }

    Reply next() throws IOException {
        begun = false;
        int status;
        do {
            status = head();
        } while (status < 200);
        var bodiless = status == 204 || status == 304;
        return new Reply(status, bodiless ? new byte[0] : body(), location);
    }

    private int head() throws IOException {
        length = -1;
        chunked = false;
        closes = false;
        location = null;
        readLine();
        var status = status();
        while (readLine() > 0) {
            header();
        }
        return status;
    }

    private int status() throws IOException {
        if (lineLength < 12 || !begins("http/1.")) {
            throw new IOException("not an HTTP response: " + text(0, Math.min(lineLength, 80)));
        }
        closes = line[7] == '0';
        return (int) number(9, 12, 10);
    }

    private void header() throws IOException {
        switch (line[0] | 0x20) {
            case 'c' -> {
                if (begins("content-length:")) {
                    length = size(number(15, lineLength, 10));
                } else if (begins("connection:")) {
                    closes = "close".equalsIgnoreCase(text(11, lineLength));
                }
            }
            case 't' -> {
                if (begins("transfer-encoding:")) {
                    chunked = "chunked".equalsIgnoreCase(text(18, lineLength));
                }
            }
            case 'l' -> {
                if (begins("location:")) {
                    location = text(9, lineLength);
                }
            }
            default -> {
                // every other header is of no use here
            }
        }
    }

    private byte[] body() throws IOException {
        if (chunked) {
            return chunks();
        }
        if (length < 0) {
            closes = true;
            return untilClosed();
        }
        var body = new byte[length];
        fill(body, 0, length);
        return body;
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream(1_024);
        while (true) {
            readLine();
            var size = size(number(0, endOfChunkSize(), 16));
            if (size == 0) {
                while (readLine() > 0) {
                    continue; // trailers are of no use here
                }
                return body.toByteArray();
            }
            var chunk = new byte[size];
            fill(chunk, 0, size);
            body.write(chunk, 0, size);
            readLine();
        }
    }

    private int endOfChunkSize() {
        for (int at = 0; at < lineLength; at++) {
            if (line[at] == ';' || line[at] == ' ') {
                return at;
            }
        }
        return lineLength;
    }

    private byte[] untilClosed() throws IOException {
        var body = new ByteArrayOutputStream(1_024);
        body.write(buffer, from, to - from);
        from = to;
        in.transferTo(body);
        return body.toByteArray();
    }

    private void fill(byte[] target, int start, int count) throws IOException {
        var at = start;
        var left = count;
        while (left > 0) {
            if (from == to) {
                more();
            }
            var taken = Math.min(left, to - from);
            System.arraycopy(buffer, from, target, at, taken);
            from += taken;
            at += taken;
            left -= taken;
        }
    }

    /** Reads up to the end of a line; its length without the line end. */
    private int readLine() throws IOException {
        lineLength = 0;
        while (true) {
            if (from == to) {
                more();
            }
            var next = buffer[from++];
            if (next == '\n') {
                if (lineLength > 0 && line[lineLength - 1] == '\r') {
                    lineLength--;
                }
                return lineLength;
            }
            keep(next);
        }
    }

    private void keep(byte next) throws IOException {
        if (lineLength == line.length) {
            if (lineLength >= LONGEST_LINE) {
                throw new IOException("a header is longer than " + LONGEST_LINE + " bytes");
            }
            line = java.util.Arrays.copyOf(line, lineLength * 2);
        }
        line[lineLength++] = next;
    }

    private void more() throws IOException {
        int read;
        try {
            read = in.read(buffer, 0, buffer.length);
        } catch (java.net.SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw new ConnectionLost("the connection was reset", begun, e);
        }
        if (read < 0) {
            throw new ConnectionLost("the connection was closed", begun, null);
        }
        begun = true;
        from = 0;
        to = read;
    }

    private boolean begins(String lowerCase) {
        if (lineLength < lowerCase.length()) {
            return false;
        }
        for (int at = 0; at < lowerCase.length(); at++) {
            var character = line[at] >= 'A' && line[at] <= 'Z' ? line[at] | 0x20 : line[at];
            if (character != lowerCase.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private String text(int start, int end) {
        return new String(line, start, end - start, StandardCharsets.ISO_8859_1).strip();
    }

    private long number(int start, int end, int radix) throws IOException {
        try {
            return Long.parseLong(text(start, end), radix);
        } catch (NumberFormatException e) {
            throw new IOException("not a number in an HTTP response: " + text(0, lineLength), e);
        }
    }

    private static int size(long size) throws IOException {
        if (size < 0 || size > LONGEST_BODY) {
            throw new IOException("a body of " + size + " bytes");
        }
        return (int) size;
    }
}
