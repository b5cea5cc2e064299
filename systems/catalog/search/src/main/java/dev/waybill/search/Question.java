package dev.waybill.search;

import dev.waybill.contracts.search.SearchProducts;
import dev.waybill.contracts.search.SearchProducts.Filters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is looked for. */
record Question(String text, Words words, Filters filters, int page, int pageSize) {

    /** What finds everything there is. */
    static final String EVERYTHING = "*";

    private static final int DEFAULT_SIZE = 20;

    static Question of(SearchProducts asked) {
        return new Question(
                asked.query().strip(),
                Words.of(asked.query()),
                Objects.requireNonNullElseGet(
                        asked.filters(), () -> new Filters(null, null, null, null)),
                Objects.requireNonNullElse(asked.page(), 1),
                Objects.requireNonNullElse(asked.pageSize(), DEFAULT_SIZE));
    }

    boolean wantsEverything() {
        return text.equals(EVERYTHING);
    }

    int offset() {
        return (page - 1) * pageSize;
    }

    @Nullable String status() {
        var status = filters.status();
        return status == null ? null : status.name();
    }
}
