package dev.waybill.notifications;

import java.util.List;

/** Something that a template may name, and how it is shown. */
sealed interface Field {

    String name();

    record Words(String name) implements Field {}

    record Amount(String name) implements Field {}

    /** Minor units, of the currency that stands beside it. */
    record Money(String name) implements Field {}

    /** A moment, shown in the reader's zone. */
    record Moment(String name) implements Field {}

    record Day(String name) implements Field {}

    /** One or more of these words: a section that holds a section for each of them. */
    record Reason(String name, List<String> words) implements Field {
        static Reason of(String name, Enum<?>[] words) {
            return new Reason(name, List.of(words).stream().map(Enum::name).toList());
        }
    }

    /** A section that is repeated. */
    record Lines(String name, List<Field> each) implements Field {}
}
