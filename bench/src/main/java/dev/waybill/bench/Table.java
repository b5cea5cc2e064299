package dev.waybill.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Figures for people: aligned columns, numbers to the right, no colour.
 *
 * <pre>
 * Orders
 *   confirmed     912
 *   failed         88   card declined
 * </pre>
 */
public final class Table {

    private final String title;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public Table(String title) {
        this.title = title;
    }

    /** Adds a row; what is not a text is shown as {@link #show} does. */
    public Table row(Object... cells) {
        rows.add(java.util.Arrays.stream(cells).map(Table::show).toList());
        return this;
    }

    /** Adds a sentence below the rows. */
    public Table note(String sentence) {
        notes.add(sentence);
        return this;
    }

    /** A number with thousands separated, a fraction with as many digits as people need. */
    public static String show(Object value) {
        return switch (value) {
            case Long number -> String.format(Locale.ROOT, "%,d", number);
            case Integer number -> String.format(Locale.ROOT, "%,d", number);
            case Double number -> fraction(number);
            default -> value.toString();
        };
    }

    private static String fraction(double number) {
        if (Double.isNaN(number)) {
            return "-";
        }
        var size = Math.abs(number);
        return String.format(
                Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", number);
    }

    /** Prints the title and the rows below it. */
    public void print(PrintStream out) {
        out.println();
        out.println(title);
        var widths = widths();
        for (var row : rows) {
            out.println(line(row, widths));
        }
        notes.forEach(out::println);
        out.flush();
    }

    private List<Integer> widths() {
        var widths = new ArrayList<Integer>();
        for (var row : rows) {
            for (int column = 0; column < row.size(); column++) {
                if (column == widths.size()) {
                    widths.add(0);
                }
                widths.set(column, Math.max(widths.get(column), row.get(column).length()));
            }
        }
        return widths;
    }

    private static String line(List<String> row, List<Integer> widths) {
        var line = new StringBuilder(" ");
        for (int column = 0; column < row.size(); column++) {
            var cell = row.get(column);
            var gap = " ".repeat(widths.get(column) - cell.length());
            line.append(' ').append(isNumber(cell) ? gap + cell : cell + gap).append("  ");
        }
        return line.toString().stripTrailing();
    }

    private static boolean isNumber(String cell) {
        if (cell.equals("-")) {
            return true;
        }
        var digits = 0;
        for (int at = 0; at < cell.length(); at++) {
            var character = cell.charAt(at);
            if (Character.isDigit(character)) {
                digits++;
            } else if (".,-+%".indexOf(character) < 0) {
                return false;
            }
        }
        return digits > 0;
    }
}
