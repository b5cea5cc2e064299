package dev.waybill.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a handler answers to a command: status, headers and a body that becomes JSON. */
public record Answer(int status, Map<String, String> headers, @Nullable Object body) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer ok(Object body) {
        return new Answer(200, Map.of(), body);
    }

    public static Answer created(String location, Object body) {
        return new Answer(201, Map.of("Location", location), body);
    }

    public static Answer accepted(String location, Object body) {
        return new Answer(202, Map.of("Location", location), body);
    }

    public static Answer noContent() {
        return new Answer(204, Map.of(), null);
    }

    /** The same answer with the resource's version as its {@code ETag}. */
    public Answer at(long version) {
        return with("ETag", Etag.of(version));
    }

    /**
     * The same answer with a token that makes a later read wait for this write: {@code
     * order/<id>@<version>}.
     */
    public Answer consistency(String token) {
        return with("Waybill-Consistency", token);
    }

    private Answer with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answer(status, all, body);
    }
}
