package dev.waybill.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    private static Object shown(String locale, String zone, Field field, Object fact) {
        return shown(locale, zone, field, fact, "EUR");
    }

    private static Object shown(
            String locale, String zone, Field field, Object fact, String currency) {
        var values = new Values(Locale.forLanguageTag(locale), ZoneId.of(zone));
        var shown = values.of(List.of(field), Map.of(field.name(), fact, "currency", currency));
        return String.valueOf(shown.get(field.name()))
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | 123456 | GBP | £1,234.56",
                "en-US | 123456 | EUR | €1,234.56",
                "de    | 123456 | EUR | 1.234,56 €",
                "de-AT | 123456 | EUR | € 1.234,56",
                "pt-BR | 123456 | BRL | R$ 1.234,56",
                "pt-PT | 1234567 | EUR | 12 345,67 €",
                "ja    | 123456 | JPY | ￥123,456",
                "de    | 123456 | JPY | 123.456 ¥",
                "en    | 123456 | KWD | KWD123.456",
                "en    | 123456 | ABC | 1234.56 ABC",
            })
    void moneyIsWrittenAsWhereTheReaderIs(
            String locale, long minor, String currency, String written) {
        assertThat(shown(locale, "UTC", new Field.Money("total"), minor, currency))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | Europe/London     | 20 November 2026, 22:30",
                "de    | Europe/Berlin     | 20. November 2026, 23:30",
                "pt-BR | America/Sao_Paulo | 20 de novembro de 2026 19:30",
                "ja    | Asia/Tokyo        | 2026年11月21日 7:30",
            })
    void aMomentIsShownByTheClockOnTheReadersWall(String locale, String zone, String written) {
        assertThat(shown(locale, zone, new Field.Moment("at"), "2026-11-20T22:30:00Z"))
                .isEqualTo(written);
    }

    @Test
    void aDayHasNoZone() {
        assertThat(shown("de", "Pacific/Auckland", new Field.Day("on"), "2026-11-23"))
                .isEqualTo("23. November 2026");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        var values = new Values(Locale.ENGLISH, ZoneId.of("UTC"));

        assertThat(values.of(List.of(new Field.Words("carrier")), Map.of())).isEmpty();
    }
}
