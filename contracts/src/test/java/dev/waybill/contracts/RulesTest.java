package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.Rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RulesTest {

    static List<Entry> entries() {
        return Entry.all();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whatIsLearntFromAGuardIsWhatTheSchemaSays(Entry entry) {
        var schema = Entry.load(entry.schema());

        entry.parts()
                .forEach((at, type) -> {
                    var part = at.isEmpty() ? schema : schema.at("/properties" + at);
                    assertThat(learnt(type)).isEqualTo(told(part));
                });
    }

    record Odd(@Nullable String code, int count, @Nullable String note) {
        Odd {
            var guard = new Guard();
            guard.matches("code", code, Pattern.compile("[a-z]+"));
            guard.range("count", count, 1, 9);
            guard.textIfGiven("note", note, 0, 5);
            guard.check();
        }
    }

    @Test
    void rulesAreLearntFromARecordThatNoSchemaKnows() {
        assertThat(Rules.of(Odd.class))
                .containsEntry("code", new Rule.Text(null, null, "^[a-z]+$"))
                .containsEntry("count", new Rule.Number(1, 9))
                .containsEntry("note", new Rule.Text(null, 5, Rules.LINE));
    }

    @Test
    void nobodyElseIsHeardAndAGuardStillGuards() {
        var before = Rules.of(Odd.class);

        assertThat(new Odd("a", 1, null).count()).isEqualTo(1);
        assertThat(Rules.listening()).isNull();
        assertThat(Rules.of(Odd.class)).isEqualTo(before);
    }

    private static Map<String, String> learnt(Class<?> type) {
        var all = new TreeMap<String, String>();
        Rules.of(type.asSubclass(Record.class))
                .forEach((name, rule) ->
                        all.put(
                                name,
                                switch (rule) {
                                    case Rule.Text text -> text(text);
                                    case Rule.Number(var least, var most) -> least + ".." + most;
                                    case Rule.Items(var fewest, var most, var each) ->
                                            fewest
                                                    + ".."
                                                    + most
                                                    + (each == null ? "" : " of " + text(each));
                                }));
        return all;
    }

    private static String text(Rule.Text text) {
        return text.minLength() + ".." + text.maxLength() + " " + text.pattern();
    }

    private static Map<String, String> told(JsonNode schema) {
        var all = new TreeMap<String, String>();
        schema.path("properties")
                .propertyStream()
                .forEach(each -> {
                    var told = bounds(each.getValue());
                    if (told != null) {
                        all.put(each.getKey(), told);
                    }
                });
        return all;
    }

    private static @Nullable String bounds(JsonNode property) {
        if (property.has("pattern")) {
            return property.path("minLength").asString("null")
                    + ".."
                    + property.path("maxLength").asString("null")
                    + " "
                    + property.path("pattern").asString();
        }
        if (property.has("maximum")) {
            return property.path("minimum").asString() + ".." + property.path("maximum").asString();
        }
        if (property.has("maxItems")) {
            var each = bounds(property.path("items"));
            return property.path("minItems").asInt(0)
                    + ".."
                    + property.path("maxItems").asInt()
                    + (each == null ? "" : " of " + each);
        }
        return null;
    }
}
