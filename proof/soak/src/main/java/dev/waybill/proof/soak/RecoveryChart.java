package dev.waybill.proof.soak;

import java.util.List;
import java.util.Locale;

/** A line per kind of kill: each as a dot, the median as a bar. */
final class RecoveryChart {

    private static final int WIDTH = 1_000;
    private static final int LEFT = 190;
    private static final int RIGHT = 210;
    private static final int LANE = 34;

    private final List<Recovery> all;
    private final double most;

    RecoveryChart(List<Recovery> all) {
        this.all = all;
        this.most =
                Math.max(
                        1,
                        all.stream()
                                .flatMap(each -> each.seconds().stream())
                                .mapToDouble(seconds -> seconds)
                                .max()
                                .orElse(1));
    }

    String svg() {
        if (all.isEmpty()) {
            return "<p class=\"soft\">Nothing was killed.</p>";
        }
        var bottom = 8 + all.size() * LANE;
        var out = new StringBuilder();
        out.append(
                text(
                        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Seconds of recovery by kind of kill\">",
                        WIDTH, bottom + 26));
        var step = Steps.of(most, 8);
        for (var at = 0.0; at <= most; at += step) {
            out.append(
                    text(
                            "<line class=\"grid\" x1=\"%1$.1f\" y1=\"4\" x2=\"%1$.1f\" y2=\"%2$d\"/><text x=\"%1$.1f\" y=\"%3$d\" text-anchor=\"middle\">%4$.0f s</text>",
                            x(at), bottom, bottom + 16, at));
        }
        for (var lane = 0; lane < all.size(); lane++) {
            lane(out, all.get(lane), 8 + lane * LANE + LANE / 2.0);
        }
        return out.append("</svg>").toString();
    }

    private double x(double seconds) {
        return LEFT + (WIDTH - LEFT - RIGHT) * seconds / most;
    }

    private void lane(StringBuilder out, Recovery each, double y) {
        out.append(
                text(
                        "<text class=\"label\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text><line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>",
                        LEFT - 12, y + 4, each.kind().words(), LEFT, y, WIDTH - RIGHT, y));
        for (var seconds : each.seconds()) {
            out.append(
                    text(
                            "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\"><title>%.2f s</title></circle>",
                            x(seconds), y, seconds));
        }
        if (!each.seconds().isEmpty()) {
            out.append(
                    text(
                            "<line class=\"median\" x1=\"%1$.1f\" y1=\"%2$.1f\" x2=\"%1$.1f\" y2=\"%3$.1f\"/>",
                            x(each.median()), y - 11, y + 11));
        }
        out.append(
                text(
                        "<text class=\"label\" x=\"%d\" y=\"%.1f\">%s</text>",
                        WIDTH - RIGHT + 14, y + 4, words(each)));
    }

    private static String words(Recovery each) {
        if (each.seconds().isEmpty()) {
            return "never";
        }
        var never = each.never() == 0 ? "" : ", never " + each.never() + " x";
        return text("median %.1f s, maximum %.1f s", each.median(), each.longest()) + never;
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
