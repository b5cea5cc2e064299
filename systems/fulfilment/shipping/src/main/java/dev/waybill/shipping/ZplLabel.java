package dev.waybill.shipping;

/**
 * A label in the Zebra Programming Language: 4 by 6 inches at 203 dots per inch. Texts are UTF-8
 * ({@code ^CI28}) and escaped ({@code ^FH}), so that no name can say anything to the printer.
 */
final class ZplLabel {

    private static final int WIDTH = 812;
    private static final int HEIGHT = 1218;
    private static final int LONGEST_LINE = 40;

    private final StringBuilder zpl = new StringBuilder();

    private ZplLabel() {}

    static String of(LabelPage page) {
        return new ZplLabel().print(page);
    }

    private String print(LabelPage page) {
        line("^XA^CI28^PW%d^LL%d^LH0,0".formatted(WIDTH, HEIGHT));
        text(40, 40, 26, "FROM");
        var y = 70;
        for (var line : page.from()) {
            text(40, y, 26, line);
            y += 30;
        }
        rule(210);
        text(40, 230, 30, "TO");
        y = 270;
        for (var line : page.to()) {
            text(40, y, 44, line);
            y += 50;
        }
        rule(490);
        text(40, 510, 60, page.carrier() + " " + page.service());
        text(40, 580, 30, page.weight());
        text(560, 580, 30, page.number() + " of " + page.of());
        rule(620);
        barcode(60, 650, 200, page.trackingNumber());
        text(60, 870, 36, page.trackingNumber());
        rule(920);
        var sscc = page.sscc();
        if (sscc != null) {
            gs1(60, 945, 140, sscc);
            text(60, 1100, 30, "(00) " + sscc);
        }
        text(40, 1160, 24, "REF " + page.reference());
        line("^XZ");
        return zpl.toString();
    }

    private void text(int x, int y, int height, String text) {
        line("^FO%d,%d^A0N,%d,%d^FH^FD%s^FS".formatted(x, y, height, height, escaped(text)));
    }

    private void rule(int y) {
        line("^FO20,%d^GB%d,3,3^FS".formatted(y, WIDTH - 40));
    }

    /** Code 128, the subset chosen by the printer. */
    private void barcode(int x, int y, int height, String content) {
        line("^FO%d,%d^BY3^BCN,%d,N,N,N,A^FD%s^FS".formatted(x, y, height, escaped(content)));
    }

    /** GS1-128 of a serial shipping container code: FNC1, the identifier 00, 18 digits. */
    private void gs1(int x, int y, int height, String sscc) {
        line("^FO%d,%d^BY3^BCN,%d,N,N,N,N^FD>;>800%s^FS".formatted(x, y, height, sscc));
    }

    private void line(String command) {
        zpl.append(command).append('\n');
    }

    /** What ZPL reads as a command, or as an escape, is written in hexadecimal. */
    private static String escaped(String text) {
        var cut = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text;
        var escaped = new StringBuilder();
        cut.codePoints()
                .forEach(point -> {
                    switch (point) {
                        case '^', '~', '_', '\\', '>' -> escaped.append("_%02X".formatted(point));
                        default -> escaped.appendCodePoint(point);
                    }
                });
        return escaped.toString();
    }
}
