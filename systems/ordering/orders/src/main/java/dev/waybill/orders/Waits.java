package dev.waybill.orders;

import dev.waybill.platform.http.Problem;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a client wants to wait for news: {@code 10s}, whole seconds up to thirty. */
final class Waits {

    static final String PATTERN = "^(?:[0-2]?[0-9]|30)s$";

    private static final Pattern SECONDS = Pattern.compile(PATTERN);

    private Waits() {}

    static Duration read(@Nullable String wait) {
        if (wait == null) {
            return Duration.ZERO;
        }
        if (!SECONDS.matcher(wait).matches()) {
            throw Problem.invalid("/wait", "must be whole seconds from 0s to 30s, such as 10s");
        }
        return Duration.ofSeconds(Integer.parseInt(wait, 0, wait.length() - 1, 10));
    }
}
