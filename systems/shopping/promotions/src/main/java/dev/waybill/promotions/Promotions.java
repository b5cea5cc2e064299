package dev.waybill.promotions;

import dev.waybill.platform.Database;
import dev.waybill.promotions.Benefit.FixedAmount;
import dev.waybill.promotions.Benefit.Percentage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The promotions. */
final class Promotions {

    private final Database database;

    Promotions(Database database) {
        this.database = database;
    }

    /** Those of the codes that exist, locked in sorted order. */
    List<Promotion> lock(Collection<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        return database.sql(
                        """
                        select * from promotions.promotions
                        where code = any (:codes::text[]) order by code for no key update
                        """)
                .param("codes", codes.toArray(String[]::new))
                .query((row, _) -> promotion(row))
                .list();
    }

    Optional<Promotion> find(String code) {
        return database.sql("select * from promotions.promotions where code = :code")
                .param("code", code)
                .query((row, _) -> promotion(row))
                .optional();
    }

    List<Promotion> after(String code, int atMost) {
        return database.sql(
                        """
                        select * from promotions.promotions
                        where code > :code order by code limit :most
                        """)
                .param("code", code)
                .param("most", atMost)
                .query((row, _) -> promotion(row))
                .list();
    }

    /**
     * @return the codes that were free
     */
    Set<String> insert(List<Promotion> added, Instant now) {
        return database.sql(
                        """
                        insert into promotions.promotions (code, name, kind, basis_points, amount,
                          currency, minimum_spend, valid_from, valid_until, usage_limit,
                          limit_per_customer, created_at)
                        select p.*, :now
                        from unnest(:codes::text[], :names::text[],
                          :kinds::promotions.promotion_kind[], :points::int[], :amounts::bigint[],
                          :currencies::text[], :minimums::bigint[], :from::timestamptz[],
                          :until::timestamptz[], :limits::int[], :customer_limits::int[])
                          as p (code, name, kind, basis_points, amount, currency, minimum_spend,
                            valid_from, valid_until, usage_limit, limit_per_customer)
                        order by code
                        on conflict (code) do nothing
                        returning code
                        """)
                .param("now", Database.time(now))
                .param("codes", Database.texts(added, Promotion::code))
                .param("names", Database.texts(added, Promotion::name))
                .param("kinds", Database.texts(added, each -> Kind.of(each.benefit()).name()))
                .param("points", Database.texts(added, each -> points(each.benefit())))
                .param("amounts", Database.texts(added, each -> amount(each.benefit())))
                .param("currencies", Database.texts(added, Promotion::currency))
                .param("minimums", Database.texts(added, each -> text(each.minimumSpend())))
                .param("from", Database.instants(added, Promotion::validFrom))
                .param("until", Database.instants(added, Promotion::validUntil))
                .param("limits", Database.texts(added, each -> text(each.limit())))
                .param(
                        "customer_limits",
                        Database.texts(added, each -> text(each.limitPerCustomer())))
                .query((row, _) -> row.getString("code"))
                .set();
    }

    /** The rows are locked, so the new counts are simply set; the table refuses an overdraft. */
    void saveCounts(Collection<Promotion> counted) {
        if (counted.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update promotions.promotions p
                        set reserved = c.reserved, redeemed = c.redeemed, version = c.version
                        from unnest(:codes::text[], :reserved::int[], :redeemed::int[],
                          :versions::bigint[]) as c (code, reserved, redeemed, version)
                        where p.code = c.code
                        """)
                .param("codes", Database.texts(counted, Promotion::code))
                .param("reserved", Database.ints(counted, Promotion::reserved))
                .param("redeemed", Database.ints(counted, Promotion::redeemed))
                .param("versions", Database.longs(counted, Promotion::version))
                .update();
    }

    private static Promotion promotion(ResultSet row) throws SQLException {
        return new Promotion(
                row.getString("code"),
                row.getString("name"),
                switch (Kind.valueOf(row.getString("kind"))) {
                    case PERCENTAGE -> new Percentage(row.getInt("basis_points"));
                    case FIXED_AMOUNT -> new FixedAmount(row.getLong("amount"));
                },
                row.getString("currency"),
                row.getObject("minimum_spend", Long.class),
                instant(row.getTimestamp("valid_from")),
                instant(row.getTimestamp("valid_until")),
                row.getObject("usage_limit", Integer.class),
                row.getObject("limit_per_customer", Integer.class),
                row.getInt("reserved"),
                row.getInt("redeemed"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp column) {
        return column == null ? null : Database.instant(column);
    }

    private static @Nullable String points(Benefit benefit) {
        return benefit instanceof Percentage(var basisPoints) ? text(basisPoints) : null;
    }

    private static @Nullable String amount(Benefit benefit) {
        return benefit instanceof FixedAmount(var amount) ? text(amount) : null;
    }

    private static @Nullable String text(@Nullable Number value) {
        return value == null ? null : value.toString();
    }
}
