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
        var columns = columns();
        for (var row : rows) {
            out.println(line(row, columns));
        }
        notes.forEach(out::println);
        out.flush();
    }

    /**
     * @param right whether its cells stand to the right: it holds numbers, and is not the first
     */
    private record Column(int width, boolean right) {}

    private List<Column> columns() {
        var columns = new ArrayList<Column>();
        for (var row : rows) {
            for (int at = 0; at < row.size(); at++) {
                if (at == columns.size()) {
                    columns.add(new Column(0, false));
                }
                var cell = row.get(at);
                var column = columns.get(at);
                columns.set(
                        at,
                        new Column(
                                Math.max(column.width(), cell.length()),
                                column.right() || at > 0 && isNumber(cell)));
            }
        }
        return columns;
    }

    private static String line(List<String> row, List<Column> columns) {
        var line = new StringBuilder(" ");
        for (int at = 0; at < row.size(); at++) {
            var cell = row.get(at);
            var gap = " ".repeat(columns.get(at).width() - cell.length());
            line.append(' ').append(columns.get(at).right() ? gap + cell : cell + gap).append("  ");
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
