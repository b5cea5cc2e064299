package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The approved samples are kept for ever, and today's code reads them. */
class SamplesTest {

    static List<Entry> entries() {
        return Entry.all();
    }

    static Stream<Entry> entriesWithOptionals() {
        return entries().stream().filter(each -> hasOptionals(Entry.load(each.schema())));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theSampleIsValidBySchema(Entry entry) {
        var schema = Entry.load(entry.schema());

        assertThat(Schemas.of(schema).errors(Entry.load(entry.sample()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theSampleSurvivesItsRecordUnchanged(Entry entry) {
        var sample = Entry.load(entry.sample());

        assertThat(entry.throughTheRecords(sample)).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theSampleGivesEveryPropertyOfTheSchema(Entry entry) {
        assertThat(missing("", Entry.load(entry.schema()), Entry.load(entry.sample()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("entriesWithOptionals")
    void theMinimalSampleIsEnough(Entry entry) {
        var schema = Entry.load(entry.schema());
        var minimal = Entry.load(entry.minimalSample());

        assertThat(Schemas.of(schema).errors(minimal)).isEmpty();
        assertThat(optionals("", schema, minimal)).isEmpty();
        assertThat(entry.throughTheRecords(minimal)).isEqualTo(minimal);
    }

    static boolean hasOptionals(JsonNode schema) {
        return schema.path("properties").size() > schema.path("required").size()
                || schema.path("properties").valueStream().anyMatch(SamplesTest::hasOptionals)
                || schema.has("items") && hasOptionals(schema.path("items"));
    }

    private static Stream<String> missing(String at, JsonNode schema, JsonNode sample) {
        if (sample.isMissingNode()) {
            return Stream.of(at);
        }
        return Stream.concat(
                schema.path("properties").properties().stream()
                        .flatMap(each ->
                                missing(
                                        at + "/" + each.getKey(),
                                        each.getValue(),
                                        sample.path(each.getKey()))),
                schema.has("items")
                        ? missing(at + "/0", schema.path("items"), sample.path(0))
                        : Stream.of());
    }

    private static Stream<String> optionals(String at, JsonNode schema, JsonNode sample) {
        var required = schema.path("required").valueStream().map(JsonNode::asString).toList();
        return Stream.concat(
                schema.path("properties").properties().stream()
                        .filter(each -> sample.has(each.getKey()))
                        .flatMap(each ->
                                required.contains(each.getKey())
                                        ? optionals(
                                                at + "/" + each.getKey(),
                                                each.getValue(),
                                                sample.path(each.getKey()))
                                        : Stream.of(at + "/" + each.getKey())),
                sample.valueStream()
                        .filter(_ -> schema.has("items"))
                        .flatMap(each -> optionals(at + "/0", schema.path("items"), each)));
    }
}
