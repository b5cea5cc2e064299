package dev.waybill.proof;

import java.util.List;
import java.util.Set;

/** What the warehouse promises: no unit is lost between the shelf and the carrier. */
final class Floor {

    private static final Set<String> WAREHOUSE = Set.of("warehouse");

    private Floor() {}

    static List<Invariant> all() {
        return List.of(accounted(), packed(), numbers(), answered());
    }

    private static Invariant accounted() {
        return Invariant.sql(
                "picking lines with units that nobody accounts for",
                "per line of a job that is picked, packed, handed over or stopped: picked, short and stopped against asked",
                "GET /picking-jobs/{id} shows the line; count its units, and correct it with whoever picked it.",
                WAREHOUSE,
                """
                select l.job_id, format('job %s is %s: of product %s it was asked %s, picked %s, short %s, stopped %s',
                    l.job_id, j.status, l.product_id, l.asked, l.picked, l.missing, l.stopped)
                from warehouse.job j join warehouse.job_line l on l.job_id = j.id
                where j.status not in ('WAITING', 'PICKING')
                  and l.picked + l.missing + l.stopped <> l.asked
                """);
    }

    private static Invariant packed() {
        return Invariant.sql(
                "picked units that are in no parcel, or parcels with units that nobody picked",
                "per line: what its parcels hold against what it says is packed; of a packed job also against what was picked",
                "Open the parcel and count: GET /picking-jobs/{id} lists what it should hold.",
                WAREHOUSE,
                """
                with content as (
                    select p.job_id, u.product_id, sum(u.quantity) as units
                    from warehouse.parcel p, unnest(p.product_ids, p.quantities) as u (product_id, quantity)
                    group by p.job_id, u.product_id)
                select coalesce(l.job_id, c.job_id),
                    format('job %s is %s: of product %s it picked %s and packed %s, its parcels hold %s',
                        coalesce(l.job_id, c.job_id), j.status, coalesce(l.product_id, c.product_id),
                        coalesce(l.picked, 0), coalesce(l.packed, 0), coalesce(c.units, 0))
                from warehouse.job_line l
                full join content c on c.job_id = l.job_id and c.product_id = l.product_id
                left join warehouse.job j on j.id = coalesce(l.job_id, c.job_id)
                where coalesce(l.packed, 0) <> coalesce(c.units, 0)
                  or j.status in ('PACKED', 'HANDED_OVER') and coalesce(l.packed, 0) <> coalesce(l.picked, 0)
                """);
    }

    private static Invariant numbers() {
        return Invariant.sql(
                "parcels that share an SSCC",
                "all parcels by SSCC",
                "Two labels with one number confuse every carrier: print a new one before either leaves.",
                WAREHOUSE,
                """
                select min(job_id::text), format('%s parcels have the SSCC %s', count(*), sscc)
                from warehouse.parcel group by sscc having count(*) > 1
                """);
    }

    private static Invariant answered() {
        return Invariant.sql(
                "stops that were asked for and not answered",
                "stops that wait for their job past the time that they were given",
                "The alarm of the warehouse answers them: look for its failure in the log.",
                WAREHOUSE,
                """
                select id, format('stop %s of fulfilment %s waits since %s', id, fulfilment_id, asked_at)
                from warehouse.stop where wake_at < :overdue
                """);
    }
}
