package dev.waybill.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtinTest {

    @ParameterizedTest
    @CsvSource({
        "96385074, 00000096385074",
        "614141000036, 00614141000036",
        "4006381333931, 04006381333931",
        "10614141000415, 10614141000415",
    })
    void allFourLengthsAreKeptAsFourteenDigits(String code, String kept) {
        assertThat(Gtin.of(code)).contains(kept);
    }

    @Test
    void everyOtherCheckDigitIsRefused() {
        for (var last = '0'; last <= '9'; last++) {
            assertThat(Gtin.of("400638133393" + last).isPresent()).isEqualTo(last == '1');
        }
    }

    @Test
    void twoDigitsThatChangePlacesAreNoticed() {
        assertThat(Gtin.of("4006381333931")).isPresent();
        assertThat(Gtin.of("4006318333931")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "9638507",
                "963850740",
                "40063813339311x",
                "4006381333931 ",
                "+400638133393",
                "٤٠٠٦٣٨١٣٣٣٩٣١",
                "LAMP-BRASS-01",
                "123456789012345"
            })
    void whatIsNoNumberOfThatLengthIsNoGtin(String code) {
        assertThat(Gtin.of(code)).isEmpty();
        assertThat(Gtin.looksLikeOne(code)).isFalse();
    }
}
