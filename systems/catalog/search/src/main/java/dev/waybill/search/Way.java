package dev.waybill.search;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A way to look: from where, on what condition, and how well something then fits, from 0 to 1. */
enum Way {
    EVERYTHING("search.entry where true", "null::float8") {
        @Override
        StatementSpec asks(StatementSpec statement, Question question) {
            return statement;
        }
    },
    BY_WORDS(
            "search.entry, to_tsquery('simple', :words) as asked where document @@ asked",
            "case when lower(sku) = lower(:text) then 1 else ts_rank(document, asked, 32) end::float8") {
        @Override
        StatementSpec asks(StatementSpec statement, Question question) {
            return statement
                    .param("words", question.words().beginnings(MOST_WORDS))
                    .param("text", question.text());
        }
    },
    /** Of what was typed, so much must be there. */
    SPELLED_ALIKE(
            """
            (select entry.*, (select count(*) from unnest(:grams::text[]) as gram where gram = any (entry.grams))::float8
                / greatest(cardinality(:grams::text[]), 1) as share
              from search.entry where grams && :grams::text[]) as alike
            where share >= 0.4
            """,
            "share") {
        @Override
        StatementSpec asks(StatementSpec statement, Question question) {
            return statement.param("grams", question.words().grams().toArray(String[]::new));
        }
    };

    private static final int MOST_WORDS = 16;

    final String source;
    final String score;

    Way(String source, String score) {
        this.source = source;
        this.score = score;
    }

    abstract StatementSpec asks(StatementSpec statement, Question question);
}
