package dev.waybill.proof.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {

    @Test
    void aRangeAndOneAlone() {
        assertThat(Seeds.of("1..1000").count()).isEqualTo(1_000);
        assertThat(Seeds.of("7")).isEqualTo(new Seeds(7, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "2..1", "1..", "..3", "-1"})
    void otherWordsAreRefused(String words) {
        assertThatThrownBy(() -> Seeds.of(words)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSamePlanIsDrawnForTheSameSeed() {
        assertThat(Plan.of(11)).isEqualTo(Plan.of(11)).isNotEqualTo(Plan.of(12));
    }
}
