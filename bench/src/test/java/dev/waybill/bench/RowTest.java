package dev.waybill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTest {

    private static Optional<Row> row(String invoice, String code, String quantity, String price) {
        return Row.of(
                List.of(
                        invoice,
                        code,
                        " A\u0007 THING ",
                        quantity,
                        "2011-01-01 10:00:00",
                        price,
                        "7",
                        "EIRE"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, post, 1, 1.00, NOT_A_PRODUCT",
        "1, BANK CHARGES, 1, 1.00, NOT_A_PRODUCT",
        "1, A1, 0, 1.00, NO_QUANTITY",
        "1, A1, -1, 1.00, NEGATIVE_QUANTITY",
        "C1, A1, 1, 1.00, ADDING_CANCELLATION",
        "1, A1, 1, 0.0, NO_PRICE",
        "1, A1, 1, -5, NEGATIVE_PRICE",
        "1, A1, 1, 0.004, UNDER_A_PENNY",
        "1, A1, 1000001, 1.00, BEYOND_LIMITS",
        "1, A1, -2147483648, 1.00, NEGATIVE_QUANTITY",
        "C1, A1, -2147483648, 1.00, BEYOND_LIMITS",
        "1, A1, 1, 1000000.00, BEYOND_LIMITS",
    })
    void whatIsNotGoodsHasAReason(
            String invoice, String code, String quantity, String price, Reason reason) {
        assertThat(row(invoice, code, quantity, price).orElseThrow().objection()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"2.55, 255", "0.005, 1", "1.004, 100", "1.005, 101", "10, 1000"})
    void unitPricesAreRoundedHalfUpToThePenny(String price, long pence) {
        assertThat(row("1", "A1", "1", price).orElseThrow().pence()).isEqualTo(pence);
    }

    @Test
    void codesAreInUpperCaseAndDescriptionsOnOneLine() {
        var row = row("1", " 85123a ", "1", "1.00").orElseThrow();

        assertThat(row.code()).isEqualTo("85123A");
        assertThat(row.description()).isEqualTo("A  THING");
    }

    @ParameterizedTest
    @CsvSource({"'', 1, 1", "A1, 1.5, 1", "A1, x, 1", "A1, 1, x", "A1, 1, 1e-40"})
    void whatCannotBeReadIsNoRow(String code, String quantity, String price) {
        assertThat(row("1", code, quantity, price)).isEmpty();
    }

    @Test
    void aCountryIsAnIsoCode() {
        assertThat(Countries.code("EIRE")).isEqualTo("IE");
        assertThat(Countries.code("United Kingdom")).isEqualTo("GB");
        assertThat(Countries.code("Hong Kong")).isIn("HK", "ZZ");
        assertThat(Countries.code("Czech Republic")).isEqualTo("CZ");
        assertThat(Countries.code("Unspecified")).isEqualTo("ZZ");
        assertThat(Countries.code("Atlantis")).isEqualTo("ZZ");
    }
}
