package dev.waybill.search;

import dev.waybill.contracts.search.FoundProducts;
import dev.waybill.contracts.search.FoundProducts.Found;
import dev.waybill.contracts.search.FoundProducts.InCategory;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Looks things up in the index. */
final class Finder {

    private static final int MOST_CATEGORIES = 50;

    private static final String FILTERS =
            """
              and (:status::text is null or status = :status::text)
              and (:least::bigint is null or price >= :least::bigint)
              and (:most::bigint is null or price <= :most::bigint)
            """;

    private static final String CATEGORY =
            " and (:category::text is null or category = :category::text)";

    private final Database database;

    Finder(Database database) {
        this.database = database;
    }

    /** Everything, what has words that begin so or, if there is nothing, what is spelled alike. */
    FoundProducts find(Question question) {
        if (question.wantsEverything()) {
            return page(question, Way.EVERYTHING);
        }
        var exact = page(question, Way.BY_WORDS);
        return exact.total() > 0 || !exact.results().isEmpty()
                ? exact
                : page(question, Way.SPELLED_ALIKE);
    }

    private FoundProducts page(Question question, Way way) {
        var total = ask("select count(*) from %s" + CATEGORY, question, way).query(Long.class);
        return new FoundProducts(
                total.single(),
                question.page(),
                question.pageSize(),
                results(question, way),
                categories(question, way));
    }

    private List<Found> results(Question question, Way way) {
        return ask(
                        "select product_id, sku, name, category, price, currency, "
                                + way.score
                                + " as score from %s"
                                + CATEGORY
                                + " order by score desc nulls last, name, product_id limit :limit offset :offset",
                        question,
                        way)
                .param("limit", question.pageSize())
                .param("offset", question.offset())
                .query(Finder::found)
                .list();
    }

    private List<InCategory> categories(Question question, Way way) {
        return ask(
                        "select category, count(*) as products from %s and category is not null"
                                + " group by category order by products desc, category limit :limit",
                        question, way)
                .param("limit", MOST_CATEGORIES)
                .query((row, _) -> new InCategory(row.getString(1), row.getLong(2)))
                .list();
    }

    private StatementSpec ask(String statement, Question question, Way way) {
        var sql = statement.formatted(way.source + FILTERS);
        return way.asks(
                database.sql(sql)
                        .param("status", question.status())
                        .param("least", question.filters().minPrice())
                        .param("most", question.filters().maxPrice())
                        .param("category", question.filters().category()),
                question);
    }

    private static Found found(ResultSet row, int index) throws SQLException {
        var score = row.getObject("score", Double.class);
        return new Found(
                row.getObject("product_id", UUID.class),
                row.getString("sku"),
                row.getString("name"),
                row.getString("category"),
                row.getLong("price"),
                row.getString("currency"),
                score);
    }
}
