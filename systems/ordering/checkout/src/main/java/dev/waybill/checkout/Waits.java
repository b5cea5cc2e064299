package dev.waybill.checkout;

import dev.waybill.platform.http.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a client wants to wait for an answer: {@code 10s}, whole seconds up to thirty. */
final class Waits {

    private static final int LONGEST = 30;

    private Waits() {}

    static Duration read(@Nullable String wait) {
        if (wait == null) {
            return Duration.ZERO;
        }
        var digits = wait.endsWith("s") ? wait.length() - 1 : 0;
        if (digits < 1 || digits > 2 || !isNumber(wait, digits)) {
            throw refused();
        }
        var seconds = Integer.parseInt(wait, 0, digits, 10);
        if (seconds > LONGEST) {
            throw refused();
        }
        return Duration.ofSeconds(seconds);
    }

    private static boolean isNumber(String text, int length) {
        return text.chars().limit(length).allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static Problem refused() {
        return Problem.invalid("/wait", "must be whole seconds from 0s to 30s, such as 10s");
    }
}
