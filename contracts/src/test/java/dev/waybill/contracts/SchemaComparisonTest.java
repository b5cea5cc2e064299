package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SchemaComparisonTest {

    static List<Entry> entries() {
        return Entry.all();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void recordAndSchemaSayTheSame(Entry entry) {
        var schema = Entry.load(entry.schema());

        entry.parts()
                .forEach((at, type) -> {
                    var part = at.isEmpty() ? schema : schema.at("/properties" + at);
                    assertThat(SchemaComparison.of(part, type)).isEmpty();
                });
    }

    enum Colour {
        RED,
        GREEN
    }

    record Line(int quantity) {}

    record Honest(
            UUID id,
            long price,
            @Nullable String note,
            Colour colour,
            List<Line> lines,
            Instant at,
            @Nullable Double share) {}

    record WithAFieldMore(
            UUID id,
            long price,
            @Nullable String note,
            Colour colour,
            List<Line> lines,
            Instant at,
            @Nullable Double share,
            int extra) {}

    private static final String HONEST =
            """
            {"type":"object","required":["id","price","colour","lines","at"],"properties":{
              "id":{"type":"string","format":"uuid"},
              "price":{"type":"integer","maximum":10},
              "note":{"type":"string","maxLength":9,"pattern":"^[^x]*$"},
              "colour":{"type":"string","enum":["RED","GREEN"]},
              "lines":{"type":"array","maxItems":9,"items":{"type":"object","required":["quantity"],
                "properties":{"quantity":{"type":"integer","maximum":5}},"additionalProperties":true}},
              "at":{"type":"string","format":"date-time"},
              "share":{"type":"number","maximum":1}},
             "additionalProperties":true}
            """;

    @Test
    void anHonestPairHasNoDifferences() {
        assertThat(SchemaComparison.of(json(HONEST), Honest.class)).isEmpty();
    }

    @Test
    void aFieldThatTheSchemaLacksIsFound() {
        assertThat(SchemaComparison.of(json(HONEST), WithAFieldMore.class))
                .anySatisfy(each -> assertThat(each).contains("properties", "extra"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'required':['id','price', => 'required':['id',",
                "'required':['id', => 'required':['note','id',",
                "'format':'uuid' => 'format':'uri'",
                "'format':'date-time' => 'format':'date'",
                "'type':'integer','maximum':10 => 'type':'string','maximum':10",
                "'type':'integer','maximum':10 => 'type':'integer'",
                "'maximum':5 => 'maximum':5000000000",
                "'maxLength':9, => ",
                ",'pattern':'^[^x]*$' => ",
                "'RED','GREEN' => 'RED'",
                "'RED','GREEN' => 'RED','GREEN','BLUE'",
                "'maxItems':9, => ",
                "'required':['quantity'] => 'required':[]",
                "'quantity': => 'count':",
                "'type':'number' => 'type':'integer'",
                "'additionalProperties':true}} => 'additionalProperties':false}}"
            })
    void everyKindOfDifferenceIsFound(String change) {
        var sides = change.replace('\'', '"').split(" => ", -1);
        assertThat(HONEST).contains(sides[0]);

        assertThat(SchemaComparison.of(json(HONEST.replace(sides[0], sides[1])), Honest.class))
                .isNotEmpty();
    }

    private static JsonNode json(String text) {
        return Wire.mapper().readTree(text);
    }
}
