package dev.waybill.inventory;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rules and places: tables that people edit, and what was read of them last. Whoever locks stock
 * reads their stamp with it and asks here; only after a change there is anything to read.
 */
final class RuleBooks {

    private final Database database;
    private volatile RuleBook last = RuleBook.NONE;

    RuleBooks(Database database) {
        this.database = database;
    }

    /** The book with this stamp, or a newer one. */
    RuleBook at(long stamp) {
        var known = last;
        if (known.stamp() >= stamp) {
            return known;
        }
        var read = read();
        last = read;
        return read;
    }

    /** As it is now. */
    RuleBook now() {
        return at(stamp());
    }

    private long stamp() {
        return database.sql("select version from inventory.sourcing_version")
                .query(Long.class)
                .single();
    }

    private RuleBook read() {
        var stamp = stamp();
        var rules = rules(null);
        var places =
                places().stream()
                        .collect(Collectors.toMap(each -> each.place().id(), Function.identity()));
        return new RuleBook(
                stamp,
                rules.map(Written::version).orElse(0),
                rules.map(Written::rules).orElse(SourcingRules.NONE),
                places.values().stream()
                        .collect(Collectors.toMap(each -> each.place().id(), Versioned::place)));
    }

    /** Rules as somebody wrote them. */
    record Written(
            int version, SourcingRules rules, @Nullable String note, String by, Instant at) {}

    /** A place as somebody wrote it down. */
    record Versioned(Place place, long version) {}

    /** Those of a version, or the last ones; none if nobody has written any. */
    Optional<Written> rules(@Nullable Integer version) {
        return database.sql(
                        """
                        select * from inventory.sourcing_rules
                        where version = coalesce(:version, (select max(version) from inventory.sourcing_rules))
                        """)
                .param("version", version, java.sql.Types.INTEGER)
                .query((row, _) ->
                        new Written(
                                row.getInt("version"),
                                Wire.mapper()
                                        .readValue(row.getString("rules"), SourcingRules.class),
                                row.getString("note"),
                                row.getString("written_by"),
                                row.getTimestamp("written_at").toInstant()))
                .optional();
    }

    List<Versioned> places() {
        return database.sql("select * from inventory.location order by id")
                .query((row, _) ->
                        new Versioned(
                                Wire.mapper().readValue(row.getString("details"), Place.class),
                                row.getLong("version")))
                .list();
    }

    Optional<Versioned> place(String id) {
        return places().stream().filter(each -> each.place().id().equals(id)).findFirst();
    }

    /** Those who edit take turns. */
    void lock() {
        database.sql("select version from inventory.sourcing_version for update")
                .query(Long.class)
                .single();
    }

    void write(Written rules) {
        database.sql(
                        """
                        insert into inventory.sourcing_rules (version, rules, note, written_by, written_at)
                        values (:version, :rules::jsonb, :note, :by, :at)
                        """)
                .param("version", rules.version())
                .param("rules", Wire.mapper().writeValueAsString(rules.rules()))
                .param("note", rules.note())
                .param("by", rules.by())
                .param("at", Database.time(rules.at()))
                .update();
        stampAgain();
    }

    void write(Map<String, Versioned> places) {
        if (places.isEmpty()) {
            return;
        }
        var rows = List.copyOf(places.values());
        database.sql(
                        """
                        insert into inventory.location (id, details, version)
                        select * from unnest(:ids::text[], :details::jsonb[], :versions::bigint[])
                        on conflict (id) do update set details = excluded.details, version = excluded.version
                        """)
                .param("ids", Database.texts(rows, each -> each.place().id()))
                .param(
                        "details",
                        Database.texts(
                                rows, each -> Wire.mapper().writeValueAsString(each.place())))
                .param("versions", Database.longs(rows, Versioned::version))
                .update();
        stampAgain();
    }

    private void stampAgain() {
        database.sql("update inventory.sourcing_version set version = version + 1").update();
    }
}
