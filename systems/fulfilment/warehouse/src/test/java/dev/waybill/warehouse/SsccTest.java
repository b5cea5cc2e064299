package dev.waybill.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SsccTest {

    /** The example that GS1 itself gives. */
    @Test
    void itIsExtensionDigitPrefixSerialNumberAndCheckDigit() {
        assertThat(new Sscc("0614141").of(1_234_567_890L)).isEqualTo("106141412345678908");
    }

    @Test
    void everyOneHasEighteenDigitsAndARightCheckDigit() {
        var codes = new Sscc("340123450");

        LongStream.range(0, 1_000)
                .mapToObj(codes::of)
                .forEach(code -> assertThat(code).matches("[0-9]{18}").matches(CheckDigit::fits));
    }

    @Test
    void noTwoAreTheSame() {
        var codes = new Sscc("0614141000");

        assertThat(LongStream.range(0, 10_000).mapToObj(codes::of)).doesNotHaveDuplicates();
    }

    @Test
    void theExtensionDigitCarriesOnWhereTheSerialNumberEnds() {
        var codes = new Sscc("0614141000");

        assertThat(codes.of(999_999)).startsWith("00614141000" + "999999");
        assertThat(codes.of(1_000_000)).startsWith("10614141000" + "000000");
    }

    @Test
    void aPrefixThatIsUsedUpSaysSo() {
        var codes = new Sscc("0614141000");

        assertThat(codes.of(9_999_999)).hasSize(18);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codes.of(10_000_000))
                .withMessageContaining("no SSCC left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "614141", "06141410000", "061414A", "0614 41", "٠٦١٤١٤١"})
    void whatIsNoCompanyPrefixIsRefusedAtOnce(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sscc(prefix));
    }
}
