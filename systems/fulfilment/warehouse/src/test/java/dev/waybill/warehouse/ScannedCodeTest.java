package dev.waybill.warehouse;

import static dev.waybill.warehouse.Samples.MUG;
import static dev.waybill.warehouse.Samples.PRODUCTS;
import static dev.waybill.warehouse.Samples.SPOON;
import static dev.waybill.warehouse.Samples.TEAPOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.platform.http.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedCodeTest {

    private static Line line(String code) {
        return new ScannedCode(code, Samples.lines(), PRODUCTS).line();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4006381333931", "04006381333931"})
    void aGtinLeadsToItsProductHoweverLongItIsWritten(String code) {
        assertThat(line(code).productId()).isEqualTo(TEAPOT);
    }

    @Test
    void aProductWithoutGtinIsScannedByItsSku() {
        assertThat(line("MUG").productId()).isEqualTo(MUG);
    }

    @ParameterizedTest
    @CsvSource({
        "TEAPOT, 409, gtin-wanted",
        "4006381333932, 400, invalid-request",
        "96385074, 409, wrong-item",
        "KETTLE, 409, wrong-item",
        "mug, 409, wrong-item",
    })
    void whatIsWrongIsSaid(String code, int status, String problem) {
        var refused = catchThrowableOfType(Problem.class, () -> line(code));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(problem);
        assertThat(refused.errors()).singleElement().extracting("pointer").isEqualTo("/code");
    }

    /** A sku may look like a GTIN that was read badly. */
    @Test
    void aSkuOfDigitsIsASku() {
        var lines = new Lines(List.of(Line.of(SPOON, "12345678", null, 1)));

        assertThat(new ScannedCode("12345678", lines, PRODUCTS).line().productId())
                .isEqualTo(SPOON);
    }

    @Test
    void aProductOfWhichNothingIsKnownIsScannedByItsId() {
        var lines = new Lines(List.of(Line.of(SPOON, null, null, 1)));

        assertThat(new ScannedCode(SPOON.toString(), lines, Map.of()).line().productId())
                .isEqualTo(SPOON);
    }
}
