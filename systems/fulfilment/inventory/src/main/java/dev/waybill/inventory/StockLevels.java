package dev.waybill.inventory;

import dev.waybill.inventory.Movement.Why;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stock, and the ledger that accounts for it: what changes one changes the other. */
class StockLevels {

    final Database database;
    private final RuleBooks books;
    private final ExpectedReceipts expected;
    private final Decisions decisions;

    StockLevels(Database database) {
        this.database = database;
        this.books = new RuleBooks(database);
        this.expected = new ExpectedReceipts(database);
        this.decisions = new Decisions(database);
    }

    /** Every place of the products, locked in sorted order. */
    Stock lock(Collection<UUID> products) {
        if (products.isEmpty()) {
            return new Stock(List.of());
        }
        var stamps = new long[1];
        var levels =
                database.sql(
                                """
                                select product_id, location, available, reserved, promised, safety, backorders,
                                  lead_days, sells_ahead, on_sale_from,
                                  (select version from inventory.sourcing_version) as stamp
                                from inventory.stock
                                where product_id = any (:products::uuid[])
                                order by product_id, location
                                for update
                                """)
                        .param("products", Database.uuids(products))
                        .query((row, _) -> {
                            stamps[0] = row.getLong("stamp");
                            return level(row);
                        })
                        .list();
        var book = books.at(stamps[0]);
        return new Stock(levels, book, comes(levels), today(book));
    }

    private static Level level(ResultSet row) throws SQLException {
        return new Level(
                row.getObject("product_id", UUID.class),
                row.getString("location"),
                row.getInt("available"),
                row.getInt("reserved"),
                row.getInt("promised"),
                terms(row));
    }

    static Terms terms(ResultSet row) throws SQLException {
        var onSaleFrom = row.getTimestamp("on_sale_from");
        return new Terms(
                row.getInt("safety"),
                row.getInt("backorders"),
                row.getInt("lead_days"),
                row.getBoolean("sells_ahead"),
                onSaleFrom == null ? null : onSaleFrom.toInstant());
    }

    /** Asked only where somebody sells what is to come; changed only by who holds the stock. */
    private List<Expected> comes(List<Level> levels) {
        var ahead = levels.stream().filter(level -> level.terms().lookAhead()).toList();
        return ahead.isEmpty() ? List.of() : expected.of(Database.uuids(ahead, Level::productId));
    }

    /** Asked only where a place can send so many orders a day; locked after the stock. */
    private Today today(RuleBook book) {
        if (!book.countsOrders()) {
            return new Today(List.of());
        }
        return new Today(
                database.sql("select * from inventory.location_day order by location for update")
                        .query(StockLevels::day)
                        .list());
    }

    /** How many orders places have got today, to look at. */
    Today today() {
        return new Today(
                database.sql("select * from inventory.location_day")
                        .query(StockLevels::day)
                        .list());
    }

    private static Today.Day day(ResultSet row, int index) throws SQLException {
        return new Today.Day(
                row.getString("location"),
                row.getObject("day", LocalDate.class),
                row.getInt("used"));
    }

    /** Makes places for products that have none there yet. */
    void open(Collection<Shelf> shelves) {
        database.sql(
                        """
                        insert into inventory.stock (product_id, location)
                        select distinct product_id, location
                        from unnest(:products::uuid[], :locations::text[]) as shelf (product_id, location)
                        order by product_id, location
                        on conflict do nothing
                        """)
                .param("products", Database.uuids(shelves, Shelf::productId))
                .param("locations", Database.texts(shelves, Shelf::location))
                .update();
    }

    /** Writes what a batch has changed: its rows are locked, so the new values are simply set. */
    void save(Stock stock, Instant now) {
        decisions.insert(stock.decisions());
        var changes = stock.changes();
        if (changes.isEmpty()) {
            return;
        }
        set(changes);
        record(stock.movements(), now);
        count(stock.days());
    }

    private void count(List<Today.Day> days) {
        if (days.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into inventory.location_day (location, day, used)
                        select * from unnest(:locations::text[], :days::date[], :used::int[])
                        on conflict (location) do update set day = excluded.day, used = excluded.used
                        """)
                .param("locations", Database.texts(days, Today.Day::location))
                .param("days", Database.texts(days, each -> each.day().toString()))
                .param("used", Database.ints(days, Today.Day::used))
                .update();
    }

    private void set(List<Level> levels) {
        database.sql(
                        """
                        update inventory.stock s
                        set available = c.available, reserved = c.reserved, promised = c.promised,
                          version = s.version + 1
                        from unnest(:products::uuid[], :locations::text[], :available::int[], :reserved::int[],
                            :promised::int[])
                          as c (product_id, location, available, reserved, promised)
                        where s.product_id = c.product_id and s.location = c.location
                        """)
                .param("products", Database.uuids(levels, Level::productId))
                .param("locations", Database.texts(levels, Level::location))
                .param("available", Database.ints(levels, Level::available))
                .param("reserved", Database.ints(levels, Level::reserved))
                .param("promised", Database.ints(levels, Level::promised))
                .update();
    }

    private void record(List<Movement> movements, Instant now) {
        if (movements.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into inventory.stock_ledger
                          (at, product_id, source_id, available, reserved, kind, location, cause, note, made_by)
                        select :now, m.*
                        from unnest(:products::uuid[], :sources::uuid[], :available::int[], :reserved::int[],
                          :kinds::inventory.movement[], :locations::text[], :causes::text[], :notes::text[],
                          :by::text[]) as m
                        """)
                .param("now", Database.time(now))
                .param("products", Database.uuids(movements, Movement::productId))
                .param("sources", Database.uuids(movements, Movement::sourceId))
                .param("available", Database.ints(movements, Movement::available))
                .param("reserved", Database.ints(movements, Movement::reserved))
                .param("kinds", Database.texts(movements, movement -> movement.kind().name()))
                .param("locations", Database.texts(movements, Movement::location))
                .param(
                        "causes",
                        Database.texts(movements, each -> said(each, why -> why.cause().name())))
                .param("notes", Database.texts(movements, each -> said(each, Why::note)))
                .param("by", Database.texts(movements, each -> said(each, Why::by)))
                .update();
    }

    private static @Nullable String said(Movement movement, Function<Why, @Nullable String> what) {
        return movement.why() == null ? null : what.apply(movement.why());
    }

    /** Other terms; whatever was promised on the old ones is reckoned again. */
    void sellOn(Collection<SellOn> changed) {
        if (changed.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update inventory.stock s
                        set safety = c.safety, backorders = c.backorders, lead_days = c.lead_days,
                          sells_ahead = c.ahead, on_sale_from = c.from_then, remake = s.promised > 0,
                          version = s.version + 1
                        from unnest(:products::uuid[], :locations::text[], :safety::int[], :backorders::int[],
                            :days::int[], :ahead::boolean[], :from::timestamptz[])
                          as c (product_id, location, safety, backorders, lead_days, ahead, from_then)
                        where s.product_id = c.product_id and s.location = c.location
                        """)
                .param("products", Database.uuids(changed, SellOn::productId))
                .param("locations", Database.texts(changed, SellOn::location))
                .param("safety", Database.ints(changed, each -> each.terms().safety()))
                .param("backorders", Database.ints(changed, each -> each.terms().backorders()))
                .param("days", Database.ints(changed, each -> each.terms().leadDays()))
                .param(
                        "ahead",
                        Database.texts(changed, each -> String.valueOf(each.terms().sellsAhead())))
                .param("from", Database.instants(changed, each -> each.terms().onSaleFrom()))
                .update();
    }

    /** As it will be when what has moved so far is saved; the rows are locked. */
    long version(UUID productId, Stock stock) {
        var saved = of(productId).stream().mapToLong(Counted::version).sum();
        var moved = stock.changes().stream().filter(at -> at.productId().equals(productId));
        return saved + moved.count();
    }

    /** What there is of a product, place by place; empty if it is not known here. */
    List<Counted> of(UUID productId) {
        return database.sql(
                        "select * from inventory.stock where product_id = :product order by location")
                .param("product", productId)
                .query((row, _) -> new Counted(level(row), row.getLong("version")))
                .list();
    }

    /** A product's place at a location. */
    record Shelf(UUID productId, String location) {}

    /** One place as it stands, and how often it has changed. */
    record Counted(Level level, long version) {
        String location() {
            return level.location();
        }

        int available() {
            return level.available();
        }

        int reserved() {
            return level.reserved();
        }
    }
}
