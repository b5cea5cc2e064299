package dev.waybill.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import com.google.zxing.oned.MultiFormatOneDReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class LabelTest {

    private static final String SSCC = "340123450000000018";

    private static LabelPage page(String to, String trackingNumber) {
        return new LabelPage(
                List.of("Waybill", "1 Dock Road", "E16 1XL London", "GB"),
                List.of(to, "1 Long Acre", "WC2E 9LH London", "GB"),
                "UPS",
                "11",
                trackingNumber,
                SSCC,
                "1.250 kg",
                1,
                2,
                "0199b2c4-7a03-7f85-93cd-e04a7b6d218c");
    }

    private static List<String> barcodes(byte[] pdf) throws IOException, NotFoundException {
        try (var document = Loader.loadPDF(pdf)) {
            return decoded(new PDFRenderer(document).renderImageWithDPI(0, 300));
        }
    }

    private static List<String> decoded(BufferedImage image) throws NotFoundException {
        var width = image.getWidth();
        var height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var source = new RGBLuminanceSource(width, height, pixels);
        Map<DecodeHintType, Object> hints =
                Map.of(
                        DecodeHintType.POSSIBLE_FORMATS,
                        List.of(BarcodeFormat.CODE_128),
                        DecodeHintType.TRY_HARDER,
                        true);
        var reader = new GenericMultipleBarcodeReader(new MultiFormatOneDReader(hints));
        var found = reader.decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)), hints);
        return Stream.of(found).map(Result::getText).distinct().sorted().toList();
    }

    @Test
    void aScannerReadsTheTrackingNumberAndTheLicencePlateOffThePage() throws Exception {
        var pdf = PdfLabel.of(page("Ada King", "1Z999AA10123456784"));

        assertThat(barcodes(pdf)).containsExactly("00" + SSCC, "1Z999AA10123456784");
    }

    @Test
    void aScannerReadsANumberOfFedexToo() throws Exception {
        var pdf = PdfLabel.of(page("Ada King", "986578788855"));

        assertThat(barcodes(pdf)).contains("986578788855");
    }

    @Test
    void aPersonReadsWhereItGoes() throws IOException {
        var pdf = PdfLabel.of(page("Łukasz Żółć", "1Z999AA10123456784"));

        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("?ukasz Zó?c")
                    .contains("1 Long Acre")
                    .contains("1 of 2")
                    .contains("1Z999AA10123456784");
        }
    }

    @Test
    void namesInOtherLettersDoNotBreakThePage() {
        assertThat(PdfLabel.of(page("山田 太郎 🕯", "1Z999AA10123456784"))).isNotEmpty();
        assertThat(PdfLabel.printable("x".repeat(300))).hasSize(44);
    }

    @Test
    void printersGetTheSameBytesAsEver() throws IOException {
        var zpl = ZplLabel.of(page("Ada King", "1Z999AA10123456784"));

        assertThat(zpl).isEqualTo(golden("label-ups.zpl"));
    }

    @Test
    void aNameCannotCommandThePrinter() {
        var zpl = ZplLabel.of(page("^XZ~JR_5E Eve", "1Z999AA10123456784"));

        assertThat(zpl).contains("^FD_5EXZ_7EJR_5F5E Eve^FS").endsWith("^XZ\n");
        assertThat(zpl.split("\\^XZ", -1)).hasSize(2);
    }

    private static String golden(String name) throws IOException {
        try (var file = LabelTest.class.getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
