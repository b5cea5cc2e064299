package dev.waybill.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckDigitTest {

    @ParameterizedTest
    @CsvSource({
        "UPS, 1Z999AA10123456784, true",
        "UPS, 1Z999AA10123456785, false",
        "UPS, 1Z5R89390357567127, true",
        "UPS, 1Z5R89390357567128, false",
        "FEDEX, 986578788855, true",
        "FEDEX, 986578788856, false",
        "FEDEX, 477179081230, true",
        "FEDEX, 477179081231, false",
        "FEDEX, 61299998820821171811, true",
    })
    void aSlipIsSeen(Carrier carrier, String number, boolean right) {
        assertThat(CheckDigit.isRight(carrier, number)).isEqualTo(right);
    }
}
