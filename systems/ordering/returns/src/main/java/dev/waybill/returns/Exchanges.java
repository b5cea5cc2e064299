package dev.waybill.returns;

import static java.util.stream.Collectors.toSet;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.Wire;
import dev.waybill.platform.Database;
import dev.waybill.returns.Exchange.State;
import dev.waybill.returns.Exchange.Wanted;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What is wanted instead of what comes back. */
final class Exchanges {

    private final Database database;

    Exchanges(Database database) {
        this.database = database;
    }

    /** Of which return an order is the other half, and of which order that is. */
    record Link(UUID returnId, UUID orderId) {}

    record Goods(List<Wanted> wanted) {}

    Map<UUID, Link> links(Collection<UUID> exchangeOrders) {
        var links = new HashMap<UUID, Link>();
        if (!exchangeOrders.isEmpty()) {
            database.sql(
                            """
                            select e.order_id as becomes, r.return_id, r.order_id
                            from returns.exchange e join returns.returns r using (return_id)
                            where e.order_id = any (:orders::uuid[])
                            """)
                    .param("orders", Database.uuids(exchangeOrders))
                    .query(row -> {
                        links.put(
                                Columns.id(row, "becomes"),
                                new Link(
                                        Columns.id(row, "return_id"), Columns.id(row, "order_id")));
                    });
        }
        return links;
    }

    /** The orders that these were ordered instead of, where they were. */
    Set<UUID> origins(Collection<UUID> exchangeOrders) {
        return links(exchangeOrders).values().stream().map(Link::orderId).collect(toSet());
    }

    Map<UUID, Exchange> of(Collection<UUID> returns) {
        var found = new HashMap<UUID, Exchange>();
        database.sql("select * from returns.exchange where return_id = any (:ids::uuid[])")
                .param("ids", Database.uuids(returns))
                .query(row -> {
                    found.put(Columns.id(row, "return_id"), read(row));
                });
        return found;
    }

    void save(List<Return> changed) {
        var all = changed.stream().filter(each -> each.sheet().exchange() != null).toList();
        if (all.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into returns.exchange
                          (return_id, order_id, goods, address, state, authorization_id, credit, given_back)
                        select id, order_id, goods::jsonb, address::jsonb, state, authorization_id, credit, given_back
                        from unnest(:returns::uuid[], :orders::uuid[], :goods::text[], :addresses::text[],
                          :states::text[], :authorizations::text[], :credits::bigint[], :back::bigint[])
                          as e (id, order_id, goods, address, state, authorization_id, credit, given_back)
                        on conflict (return_id) do update
                        set state = excluded.state, authorization_id = excluded.authorization_id,
                          credit = excluded.credit, given_back = excluded.given_back
                        where (exchange.state, exchange.given_back) <> (excluded.state, excluded.given_back)
                        """)
                .param("returns", Database.uuids(all, Return::id))
                .param("orders", Database.uuids(all, each -> exchange(each).orderId()))
                .param("goods", Database.texts(all, each -> json(goods(each))))
                .param("addresses", Database.texts(all, each -> json(exchange(each).address())))
                .param("states", Database.texts(all, each -> exchange(each).state().name()))
                .param(
                        "authorizations",
                        Database.texts(all, each -> exchange(each).authorizationId()))
                .param("credits", Database.longs(all, each -> exchange(each).credit()))
                .param("back", Database.longs(all, each -> exchange(each).givenBack()))
                .update();
    }

    private static Exchange exchange(Return is) {
        return Objects.requireNonNull(is.sheet().exchange());
    }

    private static Goods goods(Return is) {
        return new Goods(exchange(is).wanted());
    }

    private static String json(Object value) {
        return new String(Wire.write(value), StandardCharsets.UTF_8);
    }

    private static Exchange read(ResultSet row) throws SQLException {
        return new Exchange(
                Columns.id(row, "order_id"),
                Wire.read(bytes(row, "goods"), Goods.class).wanted(),
                Wire.read(bytes(row, "address"), DeliveryAddress.class),
                State.valueOf(row.getString("state")),
                row.getString("authorization_id"),
                row.getLong("credit"),
                row.getLong("given_back"));
    }

    private static byte[] bytes(ResultSet row, String column) throws SQLException {
        return row.getString(column).getBytes(StandardCharsets.UTF_8);
    }
}
