package dev.waybill.inventory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Where postal codes are, roughly: the middle of a country or of what the first characters of its
 * codes mean. Good for "nearer than", not for a delivery route.
 */
final class Areas {

    private static final double EARTH = 6_371;

    private final Map<String, Point> points;

    private Areas(Map<String, Point> points) {
        this.points = Map.copyOf(points);
    }

    /** Degrees north and east. */
    private record Point(double north, double east) {}

    /** Those in {@code areas.csv}: {@code DE,10,52.52,13.40}, the country alone without a code. */
    static Areas known() {
        var source = Objects.requireNonNull(Areas.class.getResourceAsStream("areas.csv"));
        try (var reader =
                new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            var points = new HashMap<String, Point>();
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .forEach(cells ->
                            points.put(
                                    cells[0] + cells[1],
                                    new Point(
                                            Double.parseDouble(cells[2]),
                                            Double.parseDouble(cells[3]))));
            return new Areas(points);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kilometres in a straight line; none if one of the two is nowhere. */
    OptionalInt distance(Place from, Wish to) {
        var start = find(from.country(), from.postalCode());
        var end = find(to.country(), to.postalCode());
        return start == null || end == null
                ? OptionalInt.empty()
                : OptionalInt.of(kilometres(start, end));
    }

    /** As postal codes are compared: without blanks and dashes. */
    static String plain(String postalCode) {
        return postalCode.replace(" ", "").replace("-", "").toUpperCase(Locale.ROOT);
    }

    private @Nullable Point find(@Nullable String country, @Nullable String postalCode) {
        if (country == null) {
            return null;
        }
        var code = postalCode == null ? "" : plain(postalCode);
        for (var length = Math.min(3, code.length()); length > 0; length--) {
            var point = points.get(country + code.substring(0, length));
            if (point != null) {
                return point;
            }
        }
        return points.get(country);
    }

    private static int kilometres(Point from, Point to) {
        var north = Math.toRadians(to.north() - from.north());
        var east = Math.toRadians(to.east() - from.east());
        var half =
                Math.pow(Math.sin(north / 2), 2)
                        + Math.cos(Math.toRadians(from.north()))
                                * Math.cos(Math.toRadians(to.north()))
                                * Math.pow(Math.sin(east / 2), 2);
        return (int) Math.round(2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half))));
    }
}
