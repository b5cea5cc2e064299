package dev.waybill.proof.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request for people: what cannot be printed is escaped, what is long is cut. */
final class Shown {

    private static final int ENOUGH = 1_200;

    private Shown() {}

    static String of(List<Step> steps) {
        var shown = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Step.Send(var bytes) -> append(shown, bytes);
                case Step.Wait(var millis) -> shown.append("[waits ").append(millis).append(" ms]");
                case Step.HalfClose _ -> shown.append("[closes its half]");
            }
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, byte[] bytes) {
        var text = new String(bytes, 0, Math.min(bytes.length, ENOUGH), StandardCharsets.UTF_8);
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character == '\n') {
                shown.append('\n');
            } else if (Character.isISOControl(character)) {
                if (character != '\r') {
                    shown.append("\\u%04x".formatted((int) character));
                }
            } else {
                shown.append(character);
            }
        }
        if (bytes.length > ENOUGH) {
            shown.append("... (").append(bytes.length).append(" bytes)");
        }
    }
}
