package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.platform.http.Problem;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookingTest {

    @Test
    void aNumberMayBeCutShort() {
        assertThat(Looking.read("ORD-12345678"))
                .isEqualTo(new Looking.ForNumber(12_345_678, 12_345_678));
        assertThat(Looking.read(" ord-123 "))
                .isEqualTo(new Looking.ForNumber(12_300_000, 12_399_999));
        assertThat(Looking.read("0001")).isEqualTo(new Looking.ForNumber(10_000, 19_999));
    }

    @Test
    void anIdMayBeCutShort() {
        assertThat(Looking.read("0199B2C4"))
                .isEqualTo(
                        new Looking.ForId(
                                UUID.fromString("0199b2c4-0000-0000-0000-000000000000"),
                                UUID.fromString("0199b2c4-ffff-ffff-ffff-ffffffffffff")));
        assertThat(Looking.read("f199b2c4-7a"))
                .isEqualTo(
                        new Looking.ForId(
                                UUID.fromString("f199b2c4-7a00-0000-0000-000000000000"),
                                UUID.fromString("f199b2c4-7aff-ffff-ffff-ffffffffffff")));
    }

    @Test
    void aNameIsItsWordsTheLongestFirst() {
        assertThat(Looking.read("Ada  O'Lovelace, ada"))
                .isEqualTo(new Looking.ForRecipient(List.of("lovelace", "ada", "o")));
        assertThat(Looking.read("山田 太郎")).isEqualTo(new Looking.ForRecipient(List.of("山田", "太郎")));
        assertThat(Looking.read("ÅSA")).isEqualTo(new Looking.ForRecipient(List.of("åsa")));
        // Too short for a number, and for an id.
        assertThat(Looking.read("12")).isEqualTo(new Looking.ForRecipient(List.of("12")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "%", "-- ", "\u0000"})
    void whatHasNoLetterIsRefusedByName(String text) {
        assertThatThrownBy(() -> Looking.read(text))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors().getFirst().pointer())
                                        .isEqualTo("/text"));
    }

    @Test
    void nothingIsLookedForWhereNothingIsTyped() {
        assertThat(Looking.read(null)).isNull();
    }
}
