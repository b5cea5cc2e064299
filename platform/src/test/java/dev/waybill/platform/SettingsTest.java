package dev.waybill.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Settings settings =
            new Settings(
                    Map.of("blank", " ", "number", " 12 ", "time", "PT10M", "word", "many")::get);

    @Test
    void whatIsNotGivenOrBlankIsTheDefault() {
        assertThat(settings.text("none")).isNull();
        assertThat(settings.text("blank", "otherwise")).isEqualTo("otherwise");
        assertThat(settings.number("none", 3)).isEqualTo(3);
        assertThat(settings.duration("blank", Duration.ofHours(1))).hasHours(1);
    }

    @Test
    void whatIsGivenIsRead() {
        assertThat(settings.number("number", 3)).isEqualTo(12);
        assertThat(settings.duration("time", Duration.ZERO)).hasMinutes(10);
    }

    @Test
    void aValueThatCannotBeReadIsRefusedByItsKey() {
        assertThatThrownBy(() -> settings.number("word", 1))
                .hasMessage("word must be a whole number, not 'many'");
        assertThatThrownBy(() -> settings.duration("word", Duration.ZERO))
                .hasMessage("word must be a duration such as PT10M, not 'many'");
    }
}
