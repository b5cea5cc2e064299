package dev.waybill.proof.fuzz;

import java.util.List;

/**
 * Something that is wrong with an answer.
 *
 * @param detail in a sentence
 * @param asked what was asked, as far as people want to read it
 * @param answered what came, likewise
 */
record Finding(Kind kind, Plan plan, String detail, String asked, String answered) {

    /** What can be wrong. */
    enum Kind {
        SERVER_ERROR("an answer of 5xx"),
        NOT_A_PROBLEM("a refusal that is no problem+json"),
        FIELD_NOT_NAMED("a refusal that does not name the field"),
        NOT_JSON("a success that is no JSON"),
        NOT_HTTP("an answer that is no HTTP"),
        NO_ANSWER("no answer"),
        GIVES_AWAY("an answer that shows the inside");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /**
     * Findings of one operation that are alike.
     *
     * @param first the one with the lowest number
     * @param numbers of the first ten
     */
    record Group(Kind kind, String operation, int count, Finding first, List<Integer> numbers) {}
}
