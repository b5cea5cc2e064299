package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a schema refuses, its record refuses too, at the same place; and the other way round. */
class GuardAgreesWithSchemaTest {

    static List<Entry> entries() {
        return Entry.all();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyBoundOfTheSchemaIsBittenByTheRecord(Entry entry) {
        var schema = Entry.load(entry.schema());
        var validator = Schemas.of(schema);
        var mutations = Mutation.all(schema, Entry.load(entry.sample()));
        var softly = new SoftAssertions();

        for (var mutation : mutations) {
            var allowed = validator.errors(mutation.document()).isEmpty();
            var violations = entry.violations(mutation.document());
            softly.assertThat(violations.isEmpty())
                    .as("%s by the record", mutation)
                    .isEqualTo(allowed);
            softly.assertThat(violations)
                    .as("%s points elsewhere", mutation)
                    .allMatch(each -> each.pointer().startsWith(mutation.pointer()));
            switch (mutation.kind()) {
                case WITHIN -> softly.assertThat(allowed).as("%s is within", mutation).isTrue();
                case BEYOND -> softly.assertThat(allowed).as("%s is beyond", mutation).isFalse();
                case ODD -> {}
            }
        }

        softly.assertAll();
        assertThat(mutations).hasSizeGreaterThan(50);
    }
}
