package dev.waybill.shipping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.backend.Symbol;

/**
 * A label as a PDF page of 4 by 6 inches. Barcodes are drawn as rectangles, sharp at any size. The
 * standard fonts know Latin-1 only: other letters lose their marks, or become question marks; the
 * ZPL label has them all.
 */
final class PdfLabel {

    private static final float INCH = 72;
    private static final float WIDTH = 4 * INCH;
    private static final float HEIGHT = 6 * INCH;
    private static final float MARGIN = 14;
    private static final int LONGEST_LINE = 44;

    private final PDFont plain = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    private final PDFont bold = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);
    private final PDPageContentStream page;

    private PdfLabel(PDPageContentStream page) {
        this.page = page;
    }

    static byte[] of(LabelPage label) {
        try (var document = new PDDocument()) {
            var sheet = new PDPage(new PDRectangle(WIDTH, HEIGHT));
            document.addPage(sheet);
            try (var content = new PDPageContentStream(document, sheet)) {
                new PdfLabel(content).draw(label);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a label could not be drawn in memory", e);
        }
    }

    private void draw(LabelPage label) throws IOException {
        var y = HEIGHT - 20;
        for (var line : label.from()) {
            text(plain, 8, MARGIN, y, line);
            y -= 10;
        }
        rule(HEIGHT - 66);
        y = HEIGHT - 86;
        for (var line : label.to()) {
            text(bold, 13, MARGIN + 10, y, line);
            y -= 17;
        }
        rule(HEIGHT - 164);
        text(bold, 18, MARGIN, HEIGHT - 186, label.carrier() + " " + label.service());
        text(plain, 10, MARGIN, HEIGHT - 204, label.weight());
        text(plain, 10, WIDTH - 70, HEIGHT - 204, label.number() + " of " + label.of());
        rule(HEIGHT - 214);
        barcode(code128(label.trackingNumber()), HEIGHT - 296, 70);
        text(bold, 12, MARGIN + 6, HEIGHT - 312, label.trackingNumber());
        rule(HEIGHT - 322);
        var sscc = label.sscc();
        if (sscc != null) {
            barcode(gs1(sscc), HEIGHT - 384, 50);
            text(plain, 10, MARGIN + 6, HEIGHT - 398, "(00) " + sscc);
        }
        text(plain, 7, MARGIN, 12, "REF " + label.reference());
    }

    private static Symbol code128(String content) {
        var code = new Code128();
        code.setHumanReadableLocation(HumanReadableLocation.NONE);
        code.setContent(content);
        return code;
    }

    private static Symbol gs1(String sscc) {
        var code = new Code128();
        code.setHumanReadableLocation(HumanReadableLocation.NONE);
        code.setDataType(Symbol.DataType.GS1);
        code.setContent("[00]" + sscc);
        return code;
    }

    /** As wide as fits beside two quiet zones of ten modules. */
    private void barcode(Symbol code, float bottom, float height) throws IOException {
        var module = (WIDTH - 2 * MARGIN) / (code.getWidth() + 20f);
        for (var bar : code.getRectangles()) {
            var x = MARGIN + (float) (bar.x + 10) * module;
            page.addRect(x, bottom, (float) bar.width * module, height);
        }
        page.fill();
    }

    private void rule(float y) throws IOException {
        page.addRect(MARGIN / 2, y, WIDTH - MARGIN, 1);
        page.fill();
    }

    private void text(PDFont font, float size, float x, float y, String text) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(printable(text));
        page.endText();
    }

    /** In letters that the standard fonts have. */
    static String printable(String text) {
        var cut = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text;
        var printable = new StringBuilder();
        cut.codePoints().forEach(point -> printable.append(latin(point)));
        return printable.toString();
    }

    private static String latin(int point) {
        if (isLatin1(point)) {
            return Character.toString(point);
        }
        var bare =
                Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "");
        return !bare.isEmpty() && bare.codePoints().allMatch(PdfLabel::isLatin1) ? bare : "?";
    }

    private static boolean isLatin1(int point) {
        return point >= ' ' && point <= '~' || point >= 0xA1 && point <= 0xFF && point != 0xAD;
    }
}
