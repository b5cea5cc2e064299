package dev.waybill.orders;

import static dev.waybill.platform.Database.time;

import dev.waybill.orders.OrderViews.Question;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pure: a question about the list as one statement. Whatever it is narrowed to, a page is read from
 * the end of an index where the newest are: that of time, of the customer, of the product, or one
 * for each word that begins as typed.
 *
 * @param sql one statement
 * @param values its parameters
 */
record OrderListing(String sql, Map<String, Object> values) {

    static final String COLUMNS =
            "v.order_id, v.customer_id, v.status, v.stage, v.total, v.currency, v.created_at, v.number, v.captured,"
                    + " v.refunded, v.cancelled_at, v.cancel_reason";

    /** So many words that begin as typed are looked at: "a" alone has thousands. */
    private static final int MOST_WORDS = 50;

    /** So many ids that begin as typed: eight digits of one are a minute of orders. */
    private static final int MOST_IDS = 5_000;

    private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

    private static final String BY_TIME =
            """
            select %s from orders.order_view v where %s
            order by v.created_at desc, v.order_id desc limit :limit
            """;

    // The limit is written out: the planner must know that a page is short.
    private static final String BY_PRODUCT =
            """
            select %s from orders.order_product t join orders.order_view v using (order_id)
            where t.product_id = :product and %s
            order by t.created_at desc, t.order_id desc limit %d
            """;

    private static final String BY_WORD =
            """
            with recursive begins (word) as (
                (select w.word from orders.order_word w where w.word >= :word and w.word < :beyond order by w.word limit 1)
                union all
                select (select w.word from orders.order_word w where w.word > begins.word and w.word < :beyond
                        order by w.word limit 1)
                from begins where begins.word is not null)
            select distinct %1$s
            from (select word from begins where word is not null limit %4$d) b
            cross join lateral (
                select v.* from orders.order_word t join orders.order_view v using (order_id)
                where t.word = b.word and %2$s
                order by t.created_at desc, t.order_id desc limit %3$d) v
            order by created_at desc, order_id desc limit %3$d
            """;

    static OrderListing of(Question question) {
        var asked = new Conditions(question);
        asked.page();
        return asked.listing();
    }

    /** Those that were placed after a given one. */
    static OrderListing newer(Question question, UUID after) {
        var asked = new Conditions(question);
        asked.newerThan(after);
        return asked.listing();
    }

    /** The conditions of one question, and where its page is read from. */
    private static final class Conditions {
        private final Question question;
        private final StringBuilder sql = new StringBuilder("v.created_at is not null");
        private final Map<String, Object> values = new HashMap<>();

        /** Whose index has the time: that of the product or the word, else the view's. */
        private final String ordered;

        Conditions(Question question) {
            this.question = question;
            this.ordered = isByWord() || isByProduct() ? "t" : "v";
            values.put("limit", question.limit());
            narrow();
        }

        private boolean isByWord() {
            return question.narrowing().looking() instanceof Looking.ForRecipient;
        }

        private boolean isByProduct() {
            return question.narrowing().productId() != null;
        }

        private void narrow() {
            and("v.customer_id = :customer", "customer", question.customerId());
            and("v.status = :status", "status", text(question.status()));
            and(ordered + ".created_at >= :from", "from", time(question.from()));
            and(ordered + ".created_at < :to", "to", time(question.to()));
            var narrowing = question.narrowing();
            and("v.stage = :stage", "stage", text(narrowing.stage()));
            and("v.total >= :least", "least", narrowing.minTotal());
            and("v.total <= :most", "most", narrowing.maxTotal());
            // The view has no index by number, the orders themselves have.
            and(
                    "v.order_id = (select order_id from orders.orders where number = :number)",
                    "number",
                    narrowing.number());
            product(narrowing.productId());
            looking(narrowing.looking());
        }

        private void product(@Nullable UUID product) {
            if (product != null) {
                values.put("product", product);
                if (isByWord()) {
                    sql.append(
                            """
                             and exists (select from orders.order_product p where p.product_id = :product
                                and p.created_at = t.created_at and p.order_id = t.order_id)
                            """);
                }
            }
        }

        private void looking(@Nullable Looking looking) {
            switch (looking) {
                case null -> {}
                case Looking.ForNumber(var least, var most) -> {
                    sql.append(
                            """
                             and v.order_id = any(array(select o.order_id from orders.orders o
                                where o.number between :leastNumber and :mostNumber))
                            """);
                    values.put("leastNumber", least);
                    values.put("mostNumber", most);
                }
                case Looking.ForId(var least, var most) -> {
                    sql.append(
                            """
                             and v.order_id = any(array(select o.order_id from orders.orders o
                                where o.order_id between :leastId and :mostId order by o.order_id limit %d))
                            """
                                    .formatted(MOST_IDS));
                    values.put("leastId", least);
                    values.put("mostId", most);
                }
                case Looking.ForRecipient names -> {
                    values.put("word", names.rarest());
                    values.put("beyond", names.rarest() + AFTER_ALL);
                    for (var place = 1; place < names.words().size(); place++) {
                        var name = "also" + place;
                        and(
                                "strpos(v.words, :" + name + ") > 0",
                                name,
                                " " + names.words().get(place));
                    }
                }
            }
        }

        void page() {
            var after = question.after();
            if (after != null) {
                and(
                        "(%1$s.created_at, %1$s.order_id) < (:at, :after)".formatted(ordered),
                        "at",
                        time(after.createdAt()));
                values.put("after", after.orderId());
            }
        }

        void newerThan(UUID newer) {
            and(
                    """
                    (%1$s.created_at, %1$s.order_id) >
                        (select created_at, order_id from orders.order_view where order_id = :newer)
                    """
                            .formatted(ordered),
                    "newer",
                    newer);
        }

        OrderListing listing() {
            if (isByWord()) {
                return said(BY_WORD.formatted(COLUMNS, sql, question.limit(), MOST_WORDS));
            }
            if (isByProduct()) {
                return said(BY_PRODUCT.formatted(COLUMNS, sql, question.limit()));
            }
            return said(question.fresh() == null ? BY_TIME.formatted(COLUMNS, sql) : withFresh());
        }

        private OrderListing said(String statement) {
            return new OrderListing(statement, values);
        }

        private String withFresh() {
            values.put("fresh", question.fresh());
            // Each branch is cut to a page by its own index before the two are put together.
            return """
            select * from (
                (select %1$s from orders.order_view v where v.order_id <> :fresh and %2$s
                 order by v.created_at desc, v.order_id desc limit :limit)
                union all
                select %1$s
                from (select order_id, customer_id, stage, total + total_change as total, currency, created_at, number,
                          captured, refunded, cancelled_at, cancel_reason, case when cancelled_at is not null then 'CANCELLED'
                              when completed_at is not null then 'COMPLETED' else 'CREATED' end as status
                      from orders.orders o where order_id = :fresh and stage <> 'FORBIDDEN') v
                where %2$s) both_models
            order by created_at desc, order_id desc limit :limit
            """
                    .formatted(COLUMNS, sql);
        }

        private void and(String condition, String name, @Nullable Object value) {
            if (value != null) {
                sql.append(" and ").append(condition);
                values.put(name, value);
            }
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }
    }
}
