package dev.waybill.proof.soak;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.Database;
import dev.waybill.proof.soak.Check.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Every view once more, in a shadow, from nothing but its history; compared by hash. */
final class Rebuilds {

    private static final String FOLD =
            """
            select h.order_id, count(*)::int as version,
                any_value(s.stage) as stage, any_value(s.changes) as changes,
                coalesce(sum(case type when 'lines-cancelled' then -(payload->>'worth')::bigint
                    when 'lines-added' then (payload->>'worth')::bigint
                    when 'repriced' then (payload->>'change')::bigint end), 0)::bigint as total_change,
                min((payload->>'number')::int) filter (where type = 'confirmed') as number,
                coalesce(sum((payload->>'amount')::bigint) filter (where type = 'captured'), 0)::bigint as captured,
                coalesce(sum((payload->>'amount')::bigint) filter (where type = 'refunded'), 0)::bigint as refunded,
                min(at) filter (where version = 1) as created_at,
                max(at) filter (where type = 'cancelled') as cancelled_at,
                min(payload->>'reason') filter (where type = 'cancelled') as cancel_reason,
                any_value(payload->'terms') filter (where type = 'created') as terms
            from orders.history h left join (
                select order_id,
                    (array_agg(case type when 'created' then 'CREATED' when 'confirmed' then 'CONFIRMED'
                        when 'held' then 'ON_HOLD' when 'released' then 'AWAITING_FULFILMENT'
                        when 'resumed' then case when released then 'AWAITING_FULFILMENT' else 'CONFIRMED' end
                        when 'completed' then 'COMPLETED' when 'cancelled' then 'CANCELLED'
                        when 'forbidden' then 'FORBIDDEN' else 'FULFILLING' end order by version desc))[1] as stage,
                    (count(*) filter (where type not in ('created', 'forbidden')
                        and not (type = 'held' and before = 'held')))::int as changes
                from (
                    select order_id, version, type,
                        lag(type) over (partition by order_id order by version) as before,
                        bool_or(type = 'released') over (partition by order_id order by version) as released
                    from orders.history
                    where type in ('created', 'confirmed', 'held', 'resumed', 'released', 'started', 'went-on', 'completed',
                        'cancelled', 'forbidden')) moves
                group by order_id) s using (order_id)
            group by h.order_id having not bool_or(type = 'forbidden')
            """;

    private final Database database;
    private final Map<String, TreeMap<String, String>> products = new TreeMap<>();

    Rebuilds(Database database) {
        this.database = database;
    }

    /**
     * @param view what is shown
     * @param history what it is a fold of
     */
    private record Pair(String name, String how, String view, String history) {}

    private static List<Pair> pairs() {
        return List.of(
                new Pair(
                        "orders.orders",
                        "the fold of orders.history",
                        """
                        select order_id, version, stage, changes, number, captured, refunded, created_at, cancelled_at,
                            cancel_reason, cart_id::text, customer_id::text, total, currency, payment_id::text
                        from orders.orders where stage <> 'FORBIDDEN'
                        """,
                        """
                        select order_id, version, stage, changes, number, captured, refunded, created_at, cancelled_at,
                            cancel_reason, terms->>'cartId', terms->>'customerId', (terms->>'total')::bigint,
                            terms->>'currency', terms->>'paymentId'
                        from (%s) fold
                        """
                                .formatted(FOLD)),
                new Pair(
                        "orders.order_view",
                        "the fold of orders.history",
                        """
                        select order_id, stage, status, changes, number, captured, refunded, created_at, cancelled_at,
                            cancel_reason, customer_id::text, case stage when 'CANCELLED' then 0 else total end, currency
                        from orders.order_view where created_at is not null
                        """,
                        """
                        select order_id, stage, case stage when 'CANCELLED' then 'CANCELLED' when 'COMPLETED' then 'COMPLETED' else 'CREATED' end,
                            changes, number, captured, refunded, created_at, cancelled_at, cancel_reason,
                            terms->>'customerId',
                            case stage when 'CANCELLED' then 0 else (terms->>'total')::bigint + total_change end,
                            terms->>'currency'
                        from (%s) fold
                        """
                                .formatted(FOLD)),
                new Pair(
                        "inventory.stock",
                        "the sums of inventory.stock_ledger",
                        "select product_id, location, available::bigint, reserved::bigint from inventory.stock",
                        """
                        select product_id, location, sum(available)::bigint, sum(reserved)::bigint
                        from inventory.stock_ledger group by product_id, location
                        """),
                new Pair(
                        "payments.payments, money",
                        "the sums of the ledger of transfers",
                        "select payment_id, captured, refunded from payments.payments where captured > 0",
                        """
                        select payment_id, (sum(amount) filter (where cause = 'CAPTURE'))::bigint,
                            coalesce(sum(amount) filter (where cause = 'REFUND'), 0)::bigint
                        from payments.transfers group by payment_id
                        """),
                new Pair(
                        "promotions.promotions, uses",
                        "the count of promotions.redemptions",
                        "select code, reserved, redeemed from promotions.promotions",
                        """
                        select p.code, (count(*) filter (where r.state = 'RESERVED'))::int,
                            (count(*) filter (where r.state = 'REDEEMED'))::int
                        from promotions.promotions p left join promotions.redemptions r on r.code = p.code
                        group by p.code
                        """));
    }

    /** A product event of the log, in the order of its key. */
    void hear(String type, byte[] payload) {
        var event = Wire.mapper().readTree(payload);
        var created = event.path("product");
        var id = event.path("productId").asString(created.path("productId").asString(""));
        switch (type) {
            case "product-created" -> products.put(id, fields(created, new TreeMap<>()));
            case "product-updated" ->
                    products.computeIfPresent(
                            id, (_, known) -> fields(event.path("changes"), known));
            case "product-deleted" -> {
                products.remove(id);
            }
            default -> throw new IllegalArgumentException("not of products: " + type);
        }
    }

    private static TreeMap<String, String> fields(JsonNode given, TreeMap<String, String> known) {
        for (var field : List.of("price", "currency", "status", "sku", "name")) {
            var value = given.path(field);
            if (!value.isMissingNode() && !value.isNull()) {
                known.put(field, value.isNumber() ? value.asLong() + "" : value.asString());
            }
        }
        return known;
    }

    List<Check> checks(LogFold log) {
        var checks = new ArrayList<Check>();
        pairs().forEach(pair -> checks.add(compared(pair)));
        checks.add(copies());
        checks.add(journeys(log.told()));
        return checks;
    }

    private record Hash(long rows, String md5) {}

    private Check compared(Pair pair) {
        var view = hash(pair.view());
        var shadow = hash(pair.history());
        var equal = view.equals(shadow);
        return new Check(
                Row.VIEWS,
                pair.name(),
                "%s: %s, md5 %s".formatted(pair.name(), pair.how(), shadow.md5().substring(0, 12)),
                shadow.rows(),
                equal ? 0 : Math.max(1, differing(pair).size()),
                equal ? List.of() : differing(pair));
    }

    private Hash hash(String query) {
        return database.sql(
                        "select count(*), md5(coalesce(string_agg(r::text, E'\\n' order by r::text), '')) from ("
                                + query
                                + ") r")
                .query((row, _) -> new Hash(row.getLong(1), row.getString(2)))
                .single();
    }

    private List<String> differing(Pair pair) {
        return database.sql(
                        """
                        select 'only in the view: ' || d::text from ((%1$s) except (%2$s)) d
                        union all
                        select 'only in its history: ' || d::text from ((%2$s) except (%1$s)) d
                        """
                                .formatted(pair.view(), pair.history()))
                .query((row, _) -> row.getString(1))
                .list();
    }

    private Check copies() {
        var shadow = new StringBuilder();
        products.forEach((id, fields) -> shadow.append(id).append(fields).append('\n'));
        var view = new StringBuilder();
        var rows = new TreeMap<String, TreeMap<String, String>>();
        database.sql("select id::text, price, currency, status, sku, name from carts.products")
                .query(row -> {
                    var fields = new TreeMap<String, String>();
                    fields.put("price", row.getString(2));
                    fields.put("currency", row.getString(3));
                    fields.put("status", row.getString(4));
                    fields.put("sku", row.getString(5));
                    fields.put("name", row.getString(6));
                    rows.put(row.getString(1), fields);
                });
        rows.forEach((id, fields) -> view.append(id).append(fields).append('\n'));
        var wrong = new ArrayList<String>();
        if (!md5(shadow).equals(md5(view))) {
            products.forEach((id, fields) -> {
                if (!fields.equals(rows.get(id))) {
                    wrong.add(
                            "product %s: told %s, carts know %s"
                                    .formatted(id, fields, rows.get(id)));
                }
            });
            wrong.add(
                    "carts know %d products, %d were told".formatted(rows.size(), products.size()));
        }
        return Check.of(
                Row.VIEWS,
                "carts.products",
                "carts.products: the fold of the product events in the raw log, md5 "
                        + md5(shadow).substring(0, 12),
                products.size(),
                wrong);
    }

    private static String md5(CharSequence text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("MD5")
                                    .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One line for each message of a journey: none missing, none twice. */
    private Check journeys(Map<String, LogFold.Told> told) {
        var wrong = new ArrayList<String>();
        var counted = new long[1];
        database.sql(
                        """
                        select type, count(*), bit_xor(('x' || substr(m, 1, 16))::bit(64)::bigint),
                            bit_xor(('x' || substr(m, 17, 16))::bit(64)::bigint)
                        from (select type, replace(message_id::text, '-', '') as m from orders.journey) j
                        group by type order by type
                        """)
                .query(row -> {
                    var kept = new LogFold.Told(row.getLong(2), row.getLong(3), row.getLong(4));
                    var sent = told.get(row.getString(1));
                    counted[0] += kept.count();
                    if (!kept.equals(sent)) {
                        wrong.add(
                                "%s: %d lines, the log has %d"
                                        .formatted(
                                                row.getString(1),
                                                kept.count(),
                                                sent == null ? 0 : sent.count()));
                    }
                });
        return Check.of(
                Row.VIEWS,
                "orders.journey",
                "orders.journey: the ids of the messages in the raw log, per type, count and exclusive or",
                counted[0],
                wrong);
    }
}
