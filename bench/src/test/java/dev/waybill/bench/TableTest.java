package dev.waybill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void numbersStandToTheRightAndWordsToTheLeft() {
        var printed = new ByteArrayOutputStream();
        new Table("Orders")
                .row("confirmed", 1_234_567L)
                .row("p99", 12.345, "ms")
                .row("none", Double.NaN)
                .note("That is all.")
                .print(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        """

                        Orders
                          confirmed   1,234,567
                          p99              12.3   ms
                          none                -
                        That is all.
                        """);
    }
}
