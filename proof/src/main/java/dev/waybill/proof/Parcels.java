package dev.waybill.proof;

import java.util.List;
import java.util.Set;

/** What holds about parcels and their labels. */
final class Parcels {

    private static final Set<String> SHIPPING = Set.of("shipping");

    private Parcels() {}

    static List<Invariant> all() {
        return List.of(labels(), calls(), scans());
    }

    private static Invariant labels() {
        return Invariant.sql(
                "parcels without exactly one label and one tracking number",
                "per parcel with a carrier, returns included: its labels, the carrier that was paid, and the parcels that share its number",
                "GET /shipments/{id}/calls shows what was asked of the carrier: void at the carrier what is too many, retry what is missing.",
                SHIPPING,
                """
                select p.parcel_id, format('parcel %s of shipment %s is %s and has %s labels', p.parcel_id,
                    p.shipment_id, p.state, count(l.parcel_id))
                from shipping.parcels p left join shipping.labels l using (parcel_id)
                group by p.parcel_id
                having count(l.parcel_id) <> case when p.state = 'PACKED' then 0 else 1 end
                union all
                select l.parcel_id, format('parcel %s has number %s of %s, its shipment was sold by %s', l.parcel_id,
                    l.tracking_number, l.carrier, coalesce(s.carrier, 'nobody'))
                from shipping.labels l join shipping.shipments s using (shipment_id)
                where s.carrier is distinct from l.carrier
                union all
                select min(parcel_id::text)::uuid, format('%s parcels have the number %s', count(*), tracking_number)
                from (
                    select parcel_id, tracking_number from shipping.labels
                    union all
                    select return_id, tracking_number from shipping.return_labels where tracking_number is not null) as sold
                group by tracking_number having count(*) > 1
                """);
    }

    private static Invariant calls() {
        return Invariant.sql(
                "calls to carriers that nobody brings to an end",
                "calls due for more than a minute; shipments and labels of returns that wait for a call that is not there",
                "The janitor takes up what is due: see the log for what the carrier answers, and whether it is reachable.",
                SHIPPING,
                """
                select key, format('%s of %s is %s after %s attempts and due since %s', kind, subject,
                    state, attempts, next_at)
                from shipping.effects where next_at < :overdue
                union all
                select shipment_id, format('shipment %s is %s, but nothing is asked of a carrier', shipment_id, state)
                from shipping.shipments
                where state in ('REQUESTED', 'BUYING')
                  and shipment_id not in (select subject from shipping.effects where next_at is not null)
                union all
                select return_id, format('the label of return %s is %s, but nothing is asked of a carrier', return_id,
                    state)
                from shipping.return_labels
                where state in ('REQUESTED', 'BUYING', 'VOIDING')
                  and return_id not in (select subject from shipping.effects where next_at is not null)
                """);
    }

    private static Invariant scans() {
        return Invariant.sql(
                "what carriers said of our parcels, and nobody took in",
                "scans of parcels with a label of ours that were heard a minute ago and are not applied",
                "Shipping looks again at what was said too early: see the log for what fails when it does.",
                SHIPPING,
                """
                select s.event_id, format('%s of %s was heard at %s and is not applied', s.kind, s.tracking_number,
                    s.heard_at)
                from shipping.scans s
                where not s.applied and s.heard_at < :overdue
                  and (s.tracking_number in (select tracking_number from shipping.labels)
                    or s.tracking_number in (
                      select tracking_number from shipping.return_labels where tracking_number is not null))
                """);
    }
}
