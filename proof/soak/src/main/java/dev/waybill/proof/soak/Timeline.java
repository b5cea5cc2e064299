package dev.waybill.proof.soak;

import java.util.List;
import java.util.Locale;

/** Throughput over time, and below it a lane for each process with what was done to it. */
final class Timeline {

    private static final int WIDTH = 1_000;
    private static final int LEFT = 110;
    private static final int RIGHT = 12;
    private static final int TOP = 14;
    private static final int FLOW = 150;
    private static final int LANE = 26;
    private static final List<String> LANES =
            List.of("application", "second appl.", "PostgreSQL", "Kafka", "providers", "clock");

    private final Result result;
    private final StringBuilder out = new StringBuilder();
    private final double seconds;

    Timeline(Result result) {
        this.result = result;
        this.seconds = Math.max(1, result.seconds());
    }

    String svg() {
        var bottom = laneTop(LANES.size());
        out.append(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Confirmed orders per second and faults over time\">"
                        .formatted(WIDTH, bottom + 34));
        ticks(bottom);
        lanes();
        result.strikes().stream()
                .filter(strike -> strike.fault().kind() == Fault.Kind.RESTART_EVERYTHING)
                .forEach(strike -> bar(strike, "whole", TOP, bottom - TOP));
        flow();
        result.strikes().forEach(this::mark);
        calm(bottom);
        return out.append("</svg>").toString();
    }

    private double x(long millis) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (millis - result.began()) / 1e3 / seconds;
    }

    private static int laneTop(int lane) {
        return TOP + FLOW + 22 + lane * LANE;
    }

    private void ticks(int bottom) {
        var step = Steps.of(seconds, 8);
        for (var at = 0.0; at <= seconds; at += step) {
            var x = LEFT + (WIDTH - LEFT - RIGHT) * at / seconds;
            line(x, TOP, x, bottom, "grid");
            text(x, bottom + 16, "middle", "", clock(at));
        }
        text(LEFT - 24, bottom + 16, "end", "", "min:s");
    }

    private static String clock(double at) {
        return String.format(Locale.ROOT, "%d:%02d", (int) at / 60, (int) at % 60);
    }

    private void lanes() {
        for (var lane = 0; lane < LANES.size(); lane++) {
            var y = laneTop(lane) + LANE / 2.0;
            text(LEFT - 8, y + 4, "end", "label", LANES.get(lane));
            line(LEFT, y, WIDTH - RIGHT, y, "grid");
        }
    }

    private void flow() {
        var perSecond = result.confirmedPerSecond();
        var most = 1;
        for (var count : perSecond) {
            most = Math.max(most, count);
        }
        var base = TOP + FLOW;
        var step = Steps.of(most, 4);
        for (var level = 0.0; level <= most; level += step) {
            var y = base - FLOW * level / most;
            line(LEFT, y, WIDTH - RIGHT, y, level == 0 ? "axis" : "grid");
            text(LEFT - 8, y + 4, "end", "", String.format(Locale.ROOT, "%,.0f", level));
        }
        text(4, TOP + 4, "start", "label", "confirmed/s");
        path(perSecond, most, base);
    }

    private void path(int[] perSecond, int most, int base) {
        var path = new StringBuilder(number("M%.1f %d", (double) LEFT, base));
        for (var second = 0; second < perSecond.length; second++) {
            var y = base - FLOW * (double) perSecond[second] / most;
            var from = x(result.began() + second * 1_000L);
            var to = Math.min(WIDTH - RIGHT, x(result.began() + second * 1_000L + 1_000));
            path.append(number(" L%.1f %.1f L%.1f %.1f", from, y, to, y));
        }
        path.append(number(" L%d %d Z", WIDTH - RIGHT, base));
        out.append("<path class=\"flow\" d=\"").append(path).append("\"/>");
    }

    private void mark(Strike strike) {
        var kind = strike.fault().kind();
        if (kind == Fault.Kind.RESTART_EVERYTHING) {
            return;
        }
        if (kind == Fault.Kind.CLOCK_JUMPS) {
            clockJump(strike);
            return;
        }
        var top = laneTop(kind.part().ordinal());
        if (kind.kills() || kind == Fault.Kind.AWAY_SIMULATORS) {
            bar(strike, "kill", top + 4, LANE - 8);
        } else if (kind.stops()) {
            bar(strike, "stop", top + 4, LANE - 8);
        } else if (kind.cuts()) {
            bar(strike, "cut", top + 2, LANE - 4);
        } else {
            bar(strike, "dial", top + LANE - 9, 5);
        }
    }

    private void bar(Strike strike, String style, double y, double height) {
        var from = x(strike.from());
        var width = Math.max(2.5, x(strike.until()) - from);
        out.append(
                number(
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"1\"><title>%s</title></rect>",
                        style, from, y, width, height, title(strike)));
    }

    private void clockJump(Strike strike) {
        var x = x(strike.from());
        var y = laneTop(LANES.size() - 1) + LANE / 2.0;
        var side = strike.fault().amount() > 0 ? 7 : -7;
        out.append(
                number(
                        "<path class=\"clock\" d=\"M%.1f %.1f l%d 6 l%d 6 Z\"><title>%s</title></path>",
                        x, y - 6, side, -side, title(strike)));
    }

    private String title(Strike strike) {
        return HtmlReport.escaped(
                number(
                        "%s, at %s after %,d orders, %.1f s",
                        strike.fault().words(),
                        clock((strike.from() - result.began()) / 1e3),
                        strike.fault().at(),
                        strike.seconds()));
    }

    private void calm(int bottom) {
        var x = x(result.calmAt());
        line(x, TOP, x, bottom, "calm");
        text(x - 4, TOP + 8, "end", "", "calm");
    }

    private void line(double fromX, double fromY, double toX, double toY, String style) {
        out.append(
                number(
                        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                        style, fromX, fromY, toX, toY));
    }

    private void text(double x, double y, String anchor, String style, String words) {
        out.append(
                number(
                        "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                        style, x, y, anchor, words));
    }

    private static String number(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
