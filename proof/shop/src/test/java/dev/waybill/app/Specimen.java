package dev.waybill.app;

import dev.waybill.contracts.Wire;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request that is answered with yes.
 *
 * @param path with its ids and its query
 * @param sign the headers that a body needs, such as its signature
 */
record Specimen(String path, @Nullable JsonNode body, Function<byte[], Map<String, String>> sign) {

    static Specimen bare(String path) {
        return new Specimen(path, null, _ -> Map.of());
    }

    static Specimen post(String path, Map<String, ?> body) {
        return new Specimen(path, Wire.mapper().valueToTree(body), _ -> Map.of());
    }

    /** Asked by one who has seen whatever is there. */
    static Specimen seen(String path, @Nullable Map<String, ?> body) {
        return new Specimen(
                path,
                body == null ? null : Wire.mapper().valueToTree(body),
                _ -> Map.of("If-Match", "*"));
    }

    JsonNode json() {
        return Objects.requireNonNull(body, path);
    }

    /** Whether it asks for the same thing, as two examples of an operation without choices do. */
    boolean asksAs(Specimen other) {
        return path.equals(other.path) && Objects.equals(body, other.body);
    }

    byte @Nullable [] bytes() {
        return body == null ? null : Wire.write(body);
    }

    String[] headers(byte @Nullable [] bytes) {
        return sign.apply(bytes == null ? new byte[0] : bytes).entrySet().stream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                .toArray(String[]::new);
    }
}
