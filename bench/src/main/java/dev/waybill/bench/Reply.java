package dev.waybill.bench;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param location the header of that name, if there was one
 */
public record Reply(int status, byte[] body, @Nullable String location) {

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** A short name for what went wrong: the problem's code, else the status. */
    public String trouble() {
        var code = Json.find(body, "code");
        return code == null ? "HTTP " + status : status + " " + code;
    }
}
