package dev.waybill.inventory;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.waybill.platform.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What came back, under which number, and how it moved the stock. */
final class TakeBacks {

    private final Database database;

    TakeBacks(Database database) {
        this.database = database;
    }

    private record Done(UUID id, Instant at) {}

    private record Move(UUID takeBackId, String location, TakeBack.Units units) {

        int available() {
            return units.isForSale() ? units.quantity() : 0;
        }

        int aside() {
            return units.isForSale() ? 0 : units.quantity();
        }

        String kind() {
            return units.isForSale() ? "RETURN" : "ASIDE";
        }
    }

    /** When each of those was put away that have been. */
    Map<UUID, Instant> times(Collection<UUID> ids) {
        return database
                .sql("select id, taken_at from inventory.take_back where id = any (:ids::uuid[])")
                .param("ids", Database.uuids(ids))
                .query((row, _) ->
                        new Done(
                                row.getObject("id", UUID.class),
                                Database.instant(row.getTimestamp("taken_at"))))
                .list()
                .stream()
                .collect(toMap(Done::id, Done::at));
    }

    void insert(List<TakeBack> all, Instant now) {
        database.sql(
                        """
                        insert into inventory.take_back (id, return_id, order_id, location, product_ids,
                          quantities, dispositions, taken_at)
                        select id, return_id, order_id, location, products::uuid[], quantities::int[],
                          dispositions::text[], :now
                        from unnest(:ids::uuid[], :returns::uuid[], :orders::uuid[], :locations::text[],
                          :products::text[], :quantities::text[], :dispositions::text[])
                          as t (id, return_id, order_id, location, products, quantities, dispositions)
                        """)
                .param("now", Database.time(now))
                .param("ids", Database.uuids(all, TakeBack::id))
                .param("returns", Database.uuids(all, TakeBack::returnId))
                .param("orders", Database.uuids(all, TakeBack::orderId))
                .param("locations", Database.texts(all, TakeBack::location))
                .param("products", arrays(all, TakeBack.Units::productId))
                .param("quantities", arrays(all, TakeBack.Units::quantity))
                .param("dispositions", arrays(all, TakeBack.Units::disposition))
                .update();
    }

    /** Array literals of ids, numbers or words, which need no quotes. */
    private static String[] arrays(List<TakeBack> all, Function<TakeBack.Units, Object> of) {
        return Database.texts(
                all,
                each ->
                        each.units().stream()
                                .map(of)
                                .map(Object::toString)
                                .collect(joining(",", "{", "}")));
    }

    /** One statement for ledger and stock, so that they cannot part. The stock is locked. */
    void move(List<TakeBack> all, Instant now) {
        var moves = moves(all);
        database.sql(
                        """
                        with moved as (
                          insert into inventory.stock_ledger
                            (at, product_id, source_id, available, reserved, aside, kind, location, cause)
                          select :now, product_id, source_id, available, 0, aside, kind, location, cause
                          from unnest(:products::uuid[], :sources::uuid[], :available::int[], :aside::int[],
                            :kinds::inventory.movement[], :locations::text[], :causes::text[])
                            as m (product_id, source_id, available, aside, kind, location, cause)
                          returning product_id, location, available)
                        update inventory.stock s
                        set available = s.available + m.units, version = s.version + 1
                        from (select product_id, location, sum(available) as units from moved
                              group by product_id, location having sum(available) > 0) m
                        where s.product_id = m.product_id and s.location = m.location
                        """)
                .param("now", Database.time(now))
                .param("products", Database.uuids(moves, each -> each.units().productId()))
                .param("sources", Database.uuids(moves, Move::takeBackId))
                .param("available", Database.ints(moves, Move::available))
                .param("aside", Database.ints(moves, Move::aside))
                .param("kinds", Database.texts(moves, Move::kind))
                .param("locations", Database.texts(moves, Move::location))
                .param("causes", Database.texts(moves, each -> each.units().disposition().name()))
                .update();
    }

    private static List<Move> moves(List<TakeBack> all) {
        var moves = new ArrayList<Move>();
        for (var each : all) {
            each.units().forEach(is -> moves.add(new Move(each.id(), each.location(), is)));
        }
        return moves;
    }
}
