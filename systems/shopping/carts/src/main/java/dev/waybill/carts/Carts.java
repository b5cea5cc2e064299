package dev.waybill.carts;

import dev.waybill.carts.CartDesk.CartLine;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The carts and their items. */
final class Carts {

    private final Database database;

    Carts(Database database) {
        this.database = database;
    }

    /**
     * Those of the carts that exist, locked in sorted order. The lines are a second statement on
     * purpose: joined to the first they would be as old as its snapshot, from before the wait for
     * the lock.
     */
    List<Cart> lock(Collection<UUID> ids) {
        var heads = lockHeads(ids);
        var items = items(heads.stream().map(CartRow::id).toList());
        return heads.stream()
                .map(head -> head.holding(items.getOrDefault(head.id(), Map.of())))
                .toList();
    }

    /** As {@link #lock}, for those who only move carts on: the baskets look empty. */
    List<Cart> lockWithoutLines(Collection<UUID> ids) {
        return lockHeads(ids).stream().map(head -> head.holding(Map.of())).toList();
    }

    private List<CartRow> lockHeads(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.sql(
                        """
                        select * from carts.carts
                        where id = any (:ids::uuid[]) order by id for no key update
                        """)
                .param("ids", Database.uuids(ids))
                .query((row, _) -> CartRow.of(row))
                .list();
    }

    private Map<UUID, Map<UUID, Line>> items(Collection<UUID> carts) {
        var items = new HashMap<UUID, Map<UUID, Line>>();
        if (!carts.isEmpty()) {
            database.sql(
                            """
                            select * from carts.items
                            where cart_id = any (:carts::uuid[]) order by cart_id, place
                            """)
                    .param("carts", Database.uuids(carts))
                    .query(row -> {
                        var cart = row.getObject("cart_id", UUID.class);
                        var line = line(row);
                        items.computeIfAbsent(cart, _ -> new LinkedHashMap<>())
                                .put(line.productId(), line);
                    });
        }
        return items;
    }

    /** One cart as it is, read in one statement so that head and lines belong together. */
    Optional<Cart> find(UUID id) {
        var items = new LinkedHashMap<UUID, Line>();
        var heads =
                database.sql(
                                """
                                select * from carts.carts c left join carts.items i on i.cart_id = c.id
                                where c.id = :id order by i.place
                                """)
                        .param("id", id)
                        .query((row, _) -> {
                            if (row.getObject("product_id") != null) {
                                var line = line(row);
                                items.put(line.productId(), line);
                            }
                            return CartRow.of(row);
                        })
                        .list();
        return heads.stream().findFirst().map(head -> head.holding(items));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("product_id", UUID.class),
                row.getString("sku"),
                row.getString("name"),
                row.getLong("unit_price"),
                row.getInt("quantity"),
                row.getInt("place"));
    }

    /** Writes what a batch has changed: its carts are locked, so the new values are simply set. */
    void save(CartDesk desk, Instant now) {
        saveHeads(desk.changed(), now);
        saveLines(desk.changedLines());
        deleteLines(desk.removedLines());
    }

    private void saveHeads(Collection<Cart> carts, Instant now) {
        if (carts.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into carts.carts (id, status, customer_id, currency,
                          checkout_session_id, order_id, discount, version, changed_at)
                        select c.*, :now
                        from unnest(:ids::uuid[], :statuses::carts.cart_status[], :customers::uuid[],
                          :currencies::text[], :sessions::uuid[], :orders::uuid[],
                          :discounts::bigint[], :versions::bigint[]) as c
                        on conflict (id) do update set
                          status = excluded.status, customer_id = excluded.customer_id,
                          currency = excluded.currency,
                          checkout_session_id = excluded.checkout_session_id,
                          order_id = excluded.order_id, discount = excluded.discount,
                          version = excluded.version, changed_at = excluded.changed_at
                        """)
                .param("now", Database.time(now))
                .param("ids", Database.uuids(carts, Cart::id))
                .param("statuses", Database.texts(carts, cart -> cart.status().name()))
                .param("customers", Database.uuids(carts, cart -> cart.basket().customerId()))
                .param("currencies", Database.texts(carts, cart -> cart.basket().currency()))
                .param("sessions", Database.uuids(carts, CartRow::session))
                .param("orders", Database.uuids(carts, CartRow::order))
                .param("discounts", Database.longs(carts, CartRow::discount))
                .param("versions", Database.longs(carts, cart -> cart.basket().version()))
                .update();
    }

    private void saveLines(List<CartLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into carts.items
                          (cart_id, product_id, sku, name, unit_price, quantity, place)
                        select * from unnest(:carts::uuid[], :products::uuid[], :skus::text[],
                          :names::text[], :prices::bigint[], :quantities::int[], :places::int[])
                        on conflict (cart_id, product_id) do update set quantity = excluded.quantity
                        """)
                .param("carts", Database.uuids(lines, CartLine::cartId))
                .param("products", Database.uuids(lines, each -> each.line().productId()))
                .param("skus", Database.texts(lines, each -> each.line().sku()))
                .param("names", Database.texts(lines, each -> each.line().name()))
                .param("prices", Database.longs(lines, each -> each.line().unitPrice()))
                .param("quantities", Database.ints(lines, each -> each.line().quantity()))
                .param("places", Database.ints(lines, each -> each.line().place()))
                .update();
    }

    private void deleteLines(List<CartLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        delete from carts.items i
                        using unnest(:carts::uuid[], :products::uuid[]) as gone (cart_id, product_id)
                        where i.cart_id = gone.cart_id and i.product_id = gone.product_id
                        """)
                .param("carts", Database.uuids(lines, CartLine::cartId))
                .param("products", Database.uuids(lines, each -> each.line().productId()))
                .update();
    }
}
