package dev.waybill.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.Violation;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final List<Field> FIELDS = Template.ORDER_CANCELLED.fields();

    private static List<Violation> violations(String body) {
        return Wording.violations(new Text("s", body, "s", "p"), FIELDS);
    }

    @Test
    void everyShippedTextNamesOnlyWhatThereIs() {
        for (var template : Template.values()) {
            for (var language : Language.values()) {
                var text = ShippedTexts.of(new Texts.Which(template, language));
                assertThat(Wording.violations(text, template.fields()))
                        .as(template.id() + " " + language)
                        .isEmpty();
            }
        }
    }

    /** A section without its other half, or one that leaves an empty line, shows here. */
    @Test
    void everyShippedTextIsWholeWithAllFactsAndWithNone() {
        for (var template : Template.values()) {
            for (var language : Language.values()) {
                var text = ShippedTexts.of(new Texts.Which(template, language));
                for (var facts : List.of(Facts.all(template), Map.<String, Object>of())) {
                    var values = new Values(Locale.of(language.tag()), ZoneId.of("UTC"));
                    var filled = new Wording(text).fill(values.of(template.fields(), facts));
                    assertThat(filled.subject() + filled.body() + filled.sms() + filled.push())
                            .as(template.id() + " " + language)
                            .doesNotContain("{{", "}}", "\n\n\n\n", "null");
                    assertThat(filled.sms().length()).isLessThan(161);
                }
            }
        }
    }

    @Test
    void anUnknownFieldIsRefusedByItsPlaceAndName() {
        assertThat(violations("Dear {{firstName}}, {{#oops}}x{{/oops}}"))
                .extracting(Violation::pointer)
                .containsExactly("/body", "/body");
        assertThat(violations("Dear {{firstName}}").getFirst().message())
                .startsWith("names firstName, which is not a known field; there are ")
                .contains("orderNumber", "cancelledBecause", "OUT_OF_STOCK", "sku");
    }

    @Test
    void aTextCannotReachIntoWhatItIsGiven() {
        for (var body :
                List.of(
                        "{{total.bytes}}",
                        "{{orderNumber.class.name}}",
                        "{{.}}",
                        "{{this}}",
                        "{{>other}}",
                        "{{<parent}}{{/parent}}",
                        "{{#items}}{{-index}}{{/items}}")) {
            assertThat(violations(body)).as(body).isNotEmpty();
        }
    }

    @Test
    void aBrokenTemplateIsRefused() {
        assertThat(violations("{{#items}} no end")).hasSize(1);
        assertThat(violations("{{/items}}")).hasSize(1);
        assertThat(violations("{{orderNumber")).hasSize(1);
    }

    @Test
    void nothingIsEscapedBecauseItIsPlainText() {
        var filled =
                new Wording(new Text("{{carrier}}", "{{carrier}}", "x", "x"))
                        .fill(Map.of("carrier", "Smith & \"Sons\" <1>"));

        assertThat(filled.subject()).isEqualTo("Smith & \"Sons\" <1>");
    }

    @Test
    void linesAreRepeatedAndAskedFor() {
        var text =
                new Text(
                        "s",
                        "{{#items}}{{quantity}}x{{sku}} {{/items}}{{^items}}none{{/items}}",
                        "s",
                        "p");
        var values = new Values(Locale.ENGLISH, ZoneId.of("UTC"));
        var items = List.of(Map.of("sku", "A", "quantity", 2), Map.of("sku", "B", "quantity", 1));

        assertThat(new Wording(text).fill(values.of(FIELDS, Map.of("items", items))).body())
                .isEqualTo("2xA 1xB ");
        assertThat(new Wording(text).fill(values.of(FIELDS, Map.of("items", List.of()))).body())
                .isEqualTo("none");
    }
}
