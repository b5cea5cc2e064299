package dev.waybill.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of the console, as the build has put them on the class path: one page for all of its
 * addresses, and assets whose names change with what is in them.
 */
final class Console {

    /** An asset, compressed if whoever asks understands that. */
    record Asset(byte[] bytes, String type, @Nullable String encoding) {}

    private static final String ROOT = "console/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}");
    private static final Map<String, String> TYPES =
            Map.of(
                    "js", "text/javascript;charset=utf-8",
                    "css", "text/css;charset=utf-8",
                    "svg", "image/svg+xml",
                    "json", "application/json",
                    "woff2", "font/woff2",
                    "png", "image/png");

    private final Map<String, byte[]> known = new ConcurrentHashMap<>();

    /** Empty where Waybill was put together without a console. */
    Optional<String> page() {
        return file("index.html").map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * @param accepted the request's Accept-Encoding
     */
    Optional<Asset> asset(String name, String accepted) {
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return compressed(name, type, accepted, "br", ".br")
                .or(() -> compressed(name, type, accepted, "gzip", ".gz"))
                .or(() -> file("assets/" + name).map(bytes -> new Asset(bytes, type, null)));
    }

    private Optional<Asset> compressed(
            String name, String type, String accepted, String encoding, String suffix) {
        return accepted.contains(encoding)
                ? file("assets/" + name + suffix).map(bytes -> new Asset(bytes, type, encoding))
                : Optional.empty();
    }

    private Optional<byte[]> file(String path) {
        var read = known.get(path);
        if (read == null) {
            read = read(path);
            if (read != null) {
                known.put(path, read);
            }
        }
        return Optional.ofNullable(read);
    }

    private static byte @Nullable [] read(String path) {
        try (var in = Console.class.getClassLoader().getResourceAsStream(ROOT + path)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
