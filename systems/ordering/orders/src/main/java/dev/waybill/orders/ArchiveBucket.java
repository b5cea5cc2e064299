package dev.waybill.orders;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Long-term files in a bucket of an S3-compatible store, addressed by path: {@code
 * <endpoint>/<bucket>/<name>}. A name is taken once: {@code If-None-Match: *}.
 */
final class ArchiveBucket implements ArchiveStore {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LONGEST_REASON = 200;

    private final String bucket;
    private final AwsSignature signature;
    private final Duration patience;
    private final Clock clock;

    /**
     * @param bucket its whole URL, without a slash at the end
     * @param patience how long an answer may take
     */
    ArchiveBucket(String bucket, AwsSignature signature, Duration patience, Clock clock) {
        this.bucket = bucket;
        this.signature = signature;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public void put(String name, byte[] bytes) throws IOException {
        var headers = Map.of("If-None-Match", "*", "Content-Type", "application/gzip");
        var reply = ask("PUT", name, headers, bytes);
        if (reply.status() == 412) {
            throw new FileAlreadyExistsException(name);
        }
        reply.expect(name, 200);
    }

    @Override
    public byte[] read(String name) throws IOException {
        return ask("GET", name, Map.of(), null).expect(name, 200);
    }

    @Override
    public byte[] read(String name, long start, int length) throws IOException {
        var range = Map.of("Range", "bytes=" + start + "-" + (start + length - 1));
        var reply = ask("GET", name, range, null);
        if (reply.status() == 416) {
            return new byte[0]; // the file ends before
        }
        return reply.expect(name, 206);
    }

    private record Reply(int status, byte[] body) {

        byte[] expect(String name, int wanted) throws IOException {
            if (status == 404) {
                throw new NoSuchFileException(name);
            }
            if (status != wanted) {
                var said = new String(body, StandardCharsets.UTF_8);
                var reason =
                        said.length() > LONGEST_REASON ? said.substring(0, LONGEST_REASON) : said;
                throw new IOException(
                        "the store answers " + status + " for " + name + ": " + reason);
            }
            return body;
        }
    }

    private Reply ask(String method, String name, Map<String, String> own, byte @Nullable [] body)
            throws IOException {
        var uri = URI.create(bucket + "/" + name);
        var sent = body == null ? new byte[0] : body;
        var headers = new HashMap<>(own);
        headers.putAll(signature.sign(method, uri, own, sent, clock.instant()));
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) patience.toMillis());
        connection.setUseCaches(false);
        connection.setInstanceFollowRedirects(false);
        headers.forEach(connection::setRequestProperty);
        if (body != null) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            try (var out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        var status = connection.getResponseCode();
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Reply(status, in == null ? new byte[0] : in.readAllBytes());
        }
    }
}
