package dev.waybill.notifications;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** One POST over the JDK's pooled connections, read to its end so that they can be used again. */
record Post(Duration timeout) {

    /** What came back, or why nothing did. */
    sealed interface Reply {

        /** What that means to one who asked for a message to be carried. */
        default Report report() {
            return switch (this) {
                case NobodyThere(var why) -> new Report.NotTaken(why, true);
                case NoAnswer(var why) -> new Report.Unknown(why);
                case Answered answered -> answered.meaning();
            };
        }
    }

    record Answered(int status, String body) implements Reply {

        private Report meaning() {
            var line = "HTTP " + status + " " + body;
            return switch (status) {
                case 404, 410 -> new Report.AddressDead(line);
                case 401, 403, 408, 429, 503 -> new Report.NotTaken(line, true);
                default ->
                        switch (status / 100) {
                            case 2 -> new Report.Accepted(line);
                            case 4 -> new Report.Refused(line);
                            default -> new Report.Unknown(line);
                        };
            };
        }
    }

    /** Nobody was there: nothing has been done. */
    record NobodyThere(String why) implements Reply {}

    /** It was sent, and no answer came. */
    record NoAnswer(String why) implements Reply {}

    Reply send(URI uri, Map<String, String> headers, byte[] body) {
        try {
            return answer(open(uri, headers, body));
        } catch (ConnectException | UnknownHostException e) {
            return new NobodyThere(e.toString());
        } catch (IOException e) {
            return new NoAnswer(e.toString());
        }
    }

    private HttpURLConnection open(URI uri, Map<String, String> headers, byte[] body)
            throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        var millis = Math.toIntExact(timeout.toMillis());
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setDoOutput(true);
        headers.forEach(connection::setRequestProperty);
        connection.setFixedLengthStreamingMode(body.length);
        try (var out = connection.getOutputStream()) {
            out.write(body);
        }
        return connection;
    }

    private static Answered answer(HttpURLConnection connection) throws IOException {
        var status = connection.getResponseCode();
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            var body = in == null ? new byte[0] : in.readAllBytes();
            return new Answered(status, new String(body, StandardCharsets.UTF_8));
        }
    }
}
