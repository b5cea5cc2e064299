package dev.waybill.returns;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.waybill.contracts.returns.Disposition;
import dev.waybill.contracts.returns.ReturnReason;
import dev.waybill.platform.Database;
import dev.waybill.returns.ReturnBook.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is in returns: their lines, what came in, and what was asked of payments. */
final class ReturnParts {

    private final Database database;
    private final Exchanges exchanges;
    private final CarrierLabels labels;

    ReturnParts(Database database) {
        this.database = database;
        this.exchanges = new Exchanges(database);
        this.labels = new CarrierLabels(database);
    }

    Exchanges exchanges() {
        return exchanges;
    }

    CarrierLabels labels() {
        return labels;
    }

    private record Part<T>(UUID returnId, int place, T is) {}

    List<Entry> entries(List<ReturnRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var ids = rows.stream().map(row -> row.ask().id()).toList();
        var lines = read("line", "place", ids, ReturnParts::line);
        var receipts = read("receipt", "received_at, receipt_id", ids, ReturnParts::receipt);
        var refunds = read("refund", "place", ids, ReturnParts::refund);
        var wanted = exchanges.of(ids);
        var sold = labels.of(ids);
        return rows.stream()
                .map(row -> {
                    var id = row.ask().id();
                    var is =
                            row.with(
                                    lines.getOrDefault(id, List.of()),
                                    receipts.getOrDefault(id, List.of()),
                                    refunds.getOrDefault(id, List.of()),
                                    wanted.get(id),
                                    sold.get(id));
                    return new Entry(is, row.version());
                })
                .toList();
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Map<UUID, List<T>> read(
            String table, String order, Collection<UUID> ids, Reading<T> reading) {
        return database
                .sql(
                        """
                        select * from returns.%s where return_id = any (:ids::uuid[]) order by %s
                        """
                                .formatted(table, order))
                .param("ids", Database.uuids(ids))
                .query((row, at) -> new Part<>(Columns.id(row, "return_id"), at, reading.read(row)))
                .list()
                .stream()
                .collect(groupingBy(Part::returnId, mapping(Part::is, toList())));
    }

    private static ReturnLine line(ResultSet row) throws SQLException {
        return new ReturnLine(
                Columns.id(row, "product_id"),
                row.getString("sku"),
                row.getInt("quantity"),
                ReturnReason.valueOf(row.getString("reason")),
                row.getLong("value"),
                row.getInt("fee_percent"),
                row.getInt("received"));
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        var products = (UUID[]) row.getArray("product_ids").getArray();
        var quantities = (Integer[]) row.getArray("quantities").getArray();
        var dispositions = (String[]) row.getArray("dispositions").getArray();
        var units = new ArrayList<Receipt.Units>();
        for (var at = 0; at < products.length; at++) {
            units.add(
                    new Receipt.Units(
                            products[at], quantities[at], Disposition.valueOf(dispositions[at])));
        }
        return new Receipt(
                Columns.id(row, "receipt_id"),
                row.getString("warehouse_id"),
                units,
                row.getString("received_by"),
                Columns.time(row, "received_at"),
                row.getBoolean("taken_back"));
    }

    private static Refund refund(ResultSet row) throws SQLException {
        return new Refund(
                Columns.id(row, "refund_id"),
                Columns.id(row, "payment_id"),
                row.getLong("amount"),
                row.getLong("paid"),
                row.getLong("refused"),
                row.getString("refusal"));
    }

    void insertLines(List<Return> added) {
        var all = lines(added);
        if (all.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into returns.line (return_id, place, product_id, sku, quantity, reason, value,
                          fee_percent, received)
                        select * from unnest(:returns::uuid[], :places::int[], :products::uuid[],
                          :skus::text[], :quantities::int[], :reasons::text[], :values::bigint[],
                          :fees::int[], :received::int[])
                        """)
                .param("returns", Database.uuids(all, Part::returnId))
                .param("places", Database.ints(all, Part::place))
                .param("products", Database.uuids(all, each -> each.is().productId()))
                .param("skus", Database.texts(all, each -> each.is().sku()))
                .param("quantities", Database.ints(all, each -> each.is().quantity()))
                .param("reasons", Database.texts(all, each -> each.is().reason().name()))
                .param("values", Database.longs(all, each -> each.is().value()))
                .param("fees", Database.ints(all, each -> each.is().feePercent()))
                .param("received", Database.ints(all, each -> each.is().received()))
                .update();
    }

    void updateLines(List<Return> moved) {
        var all = lines(moved);
        if (all.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update returns.line l set fee_percent = c.fee, received = c.received
                        from unnest(:returns::uuid[], :products::uuid[], :fees::int[], :received::int[])
                          as c (return_id, product_id, fee, received)
                        where l.return_id = c.return_id and l.product_id = c.product_id
                          and (l.fee_percent, l.received) <> (c.fee, c.received)
                        """)
                .param("returns", Database.uuids(all, Part::returnId))
                .param("products", Database.uuids(all, each -> each.is().productId()))
                .param("fees", Database.ints(all, each -> each.is().feePercent()))
                .param("received", Database.ints(all, each -> each.is().received()))
                .update();
    }

    void saveReceipts(List<Return> changed) {
        var all = parts(changed, Sheet::receipts);
        if (all.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into returns.receipt (receipt_id, return_id, warehouse_id, received_by,
                          received_at, product_ids, quantities, dispositions, taken_back)
                        select id, return_id, warehouse, by, at, products::uuid[], quantities::int[],
                          dispositions::text[], taken_back
                        from unnest(:ids::uuid[], :returns::uuid[], :warehouses::text[], :receivers::text[],
                          :times::timestamptz[], :products::text[], :quantities::text[],
                          :dispositions::text[], :takenBack::boolean[])
                          as r (id, return_id, warehouse, by, at, products, quantities, dispositions,
                            taken_back)
                        on conflict (receipt_id) do update set taken_back = excluded.taken_back
                        where receipt.taken_back <> excluded.taken_back
                        """)
                .param("ids", Database.uuids(all, each -> each.is().id()))
                .param("returns", Database.uuids(all, Part::returnId))
                .param("warehouses", Database.texts(all, each -> each.is().warehouseId()))
                .param("receivers", Database.texts(all, each -> each.is().receivedBy()))
                .param("times", Database.instants(all, each -> each.is().receivedAt()))
                .param("products", column(all, Receipt.Units::productId))
                .param("quantities", column(all, Receipt.Units::quantity))
                .param("dispositions", column(all, Receipt.Units::disposition))
                .param(
                        "takenBack",
                        Database.texts(all, each -> String.valueOf(each.is().takenBack())))
                .update();
    }

    private static String[] column(
            List<Part<Receipt>> all, java.util.function.Function<Receipt.Units, ?> of) {
        return Database.texts(
                all, each -> Columns.array(each.is().units().stream().map(of).toList()));
    }

    void saveRefunds(List<Return> changed) {
        var all = parts(changed, Sheet::refunds);
        if (all.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into returns.refund
                          (refund_id, return_id, place, payment_id, amount, paid, refused, refusal)
                        select * from unnest(:ids::uuid[], :returns::uuid[], :places::int[],
                          :payments::uuid[], :amounts::bigint[], :paid::bigint[], :refused::bigint[],
                          :refusals::text[])
                        on conflict (refund_id) do update set paid = excluded.paid,
                          refused = excluded.refused, refusal = excluded.refusal
                        where (refund.paid, refund.refused) <> (excluded.paid, excluded.refused)
                        """)
                .param("ids", Database.uuids(all, each -> each.is().id()))
                .param("returns", Database.uuids(all, Part::returnId))
                .param("places", Database.ints(all, Part::place))
                .param("payments", Database.uuids(all, each -> each.is().paymentId()))
                .param("amounts", Database.longs(all, each -> each.is().amount()))
                .param("paid", Database.longs(all, each -> each.is().paid()))
                .param("refused", Database.longs(all, each -> each.is().refused()))
                .param("refusals", Database.texts(all, each -> each.is().refusal()))
                .update();
    }

    private static List<Part<ReturnLine>> lines(List<Return> returns) {
        return parts(returns, Sheet::lines);
    }

    private static <T> List<Part<T>> parts(
            List<Return> returns, java.util.function.Function<Sheet, List<T>> of) {
        var parts = new ArrayList<Part<T>>();
        for (var is : returns) {
            var place = 0;
            for (var each : of.apply(is.sheet())) {
                parts.add(new Part<>(is.id(), place++, each));
            }
        }
        return parts;
    }
}
