package dev.waybill.proof;

import java.util.List;
import java.util.Set;

/** What inventory promises. Each is true at every moment, under load too. */
final class Stock {

    private static final Set<String> INVENTORY = Set.of("inventory");

    private static final String PROMISED =
            """
            promised as (
                select l.product_id, l.location, sum(l.quantity) as units
                from inventory.reservation r,
                    unnest(r.product_ids, r.locations, r.quantities) as l (product_id, location, quantity)
                where r.state in ('HELD', 'COMMITTED')
                group by l.product_id, l.location)
            """;

    private Stock() {}

    static List<Invariant> all() {
        return List.of(oversold(), ledger(), promised(), carriedOut());
    }

    private static Invariant oversold() {
        return Invariant.sql(
                "units oversold",
                "per product and location: units held against units received, returned, moved and sent, and nothing below zero",
                "Stop selling the product (status ARCHIVED), then count it and cancel the orders that cannot be met.",
                INVENTORY,
                "with "
                        + PROMISED
                        + """
                        , received as (
                            select product_id, location, sum(units) as units from (
                                select product_id, location, quantity as units from inventory.receipt
                                union all
                                -- what people counted, moved and repaired, what has left and what came back
                                select product_id, location, available + reserved from inventory.stock_ledger
                                where kind not in ('RECEIPT', 'RESERVE', 'RELEASE', 'EXPIRE')) as came
                            group by product_id, location)
                        select format('%s at %s', product_id, location),
                            format('product %s at %s: %s promised, %s received, %s available', product_id, location,
                                coalesce(p.units, 0), coalesce(i.units, 0), coalesce(s.available, 0))
                        from inventory.stock s
                        full join received i using (product_id, location)
                        full join promised p using (product_id, location)
                        where coalesce(p.units, 0) > coalesce(i.units, 0) or s.available < 0 or s.reserved < 0
                        """);
    }

    private static Invariant ledger() {
        return Invariant.sql(
                "products whose stock is not the sum of its ledger",
                "per product and location: available and reserved against the sums of the stock ledger",
                "The ledger is append-only and right: find who wrote to inventory.stock past it, then set the row to the sums.",
                INVENTORY,
                """
                with ledger as (
                    select product_id, location, sum(available) as available, sum(reserved) as reserved
                    from inventory.stock_ledger group by product_id, location)
                select format('%s at %s', product_id, location),
                    format('product %s at %s: stock says %s available and %s reserved, its ledger %s and %s',
                        product_id, location, s.available, s.reserved, l.available, l.reserved)
                from inventory.stock s full join ledger l using (product_id, location)
                where coalesce(s.available, 0) <> coalesce(l.available, 0)
                    or coalesce(s.reserved, 0) <> coalesce(l.reserved, 0)
                """);
    }

    private static Invariant promised() {
        return Invariant.sql(
                "products whose reserved units are not those of its reservations",
                "per product and location: units reserved against the lines of reservations that hold",
                "Find the reservation whose lines were changed by hand; release it, or correct its lines.",
                INVENTORY,
                "with "
                        + PROMISED
                        + """
                        select format('%s at %s', product_id, location),
                            format('product %s at %s: stock has %s reserved, reservations hold %s',
                                product_id, location, coalesce(s.reserved, 0), coalesce(p.units, 0))
                        from inventory.stock s full join promised p using (product_id, location)
                        where coalesce(s.reserved, 0) <> coalesce(p.units, 0)
                        """);
    }

    private static Invariant carriedOut() {
        return Invariant.sql(
                "reservations not carried out once",
                "per reservation: what the ledger moved for it against what it holds",
                "The ledger names each movement by the reservation (source_id): read them in order of id.",
                INVENTORY,
                """
                with moved as (
                    select source_id, sum(reserved) as units from inventory.stock_ledger
                    where kind not in ('RECEIPT', 'REPAIR') group by source_id),
                held as (
                    select id, state, case when state in ('HELD', 'COMMITTED')
                        then (select sum(q) from unnest(quantities) q) else 0 end as units
                    from inventory.reservation)
                select coalesce(h.id, m.source_id),
                    format('reservation %s is %s and holds %s, the ledger moved %s for it',
                        coalesce(h.id, m.source_id), h.state, h.units, coalesce(m.units, 0))
                from held h full join moved m on m.source_id = h.id
                where coalesce(h.units, 0) <> coalesce(m.units, 0)
                """);
    }
}
