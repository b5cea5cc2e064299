package dev.waybill.proof.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request while it is being made. Texts may name what is known only when it is sent, such as
 * {@code <<cartId>>}: {@link Learned}.
 */
final class Draft {

    /** One line of the head; value as it is, sensible or not. */
    record Header(String name, String value) {}

    String method;
    String path;
    final List<String> query = new ArrayList<>();
    final List<Header> headers = new ArrayList<>();
    byte @Nullable [] body;
    boolean chunked;

    /** Where the only wrong value is, if there is only one: a refusal must name it. */
    @Nullable String wrongAt;

    /** Whether the connection is of no further use to others. */
    boolean closes;

    Draft(String method, String path) {
        this.method = method;
        this.path = path;
    }

    Draft body(String json) {
        return body(json.getBytes(StandardCharsets.UTF_8));
    }

    Draft body(byte[] bytes) {
        body = bytes;
        return this;
    }

    void set(String name, String value) {
        drop(name);
        headers.add(new Header(name, value));
    }

    void add(String name, String value) {
        headers.add(new Header(name, value));
    }

    void drop(String name) {
        headers.removeIf(header ->
                header.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
    }

    /** The same with the names of what has been learned replaced by it. */
    Draft told(Learned learned) {
        var told = new Draft(method, learned.in(path));
        query.forEach(each -> told.query.add(learned.in(each)));
        var bytes = body == null ? new byte[0] : learned.in(body);
        told.body = body == null ? null : bytes;
        for (var each : headers) {
            told.add(
                    each.name(),
                    each.value().equals(Learned.SIGNATURE)
                            ? learned.signature(bytes)
                            : learned.in(each.value()));
        }
        told.chunked = chunked;
        told.wrongAt = wrongAt;
        told.closes = closes;
        return told;
    }

    String target() {
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }
}
