-- The labels of what comes back: one for each return, in exactly one state. Money is in minor units.
create table shipping.return_labels (
    return_id uuid primary key,
    order_id uuid not null,
    journey uuid not null,
    number text,
    sender jsonb,                       -- none: nobody knows where the goods are
    receiver jsonb not null,
    units int not null check (units > 0),
    weight_grams int not null check (weight_grams > 0),
    requested_at timestamptz not null,
    state text not null check (state in ('REQUESTED', 'BUYING', 'REFUSED', 'CALLED_OFF', 'READY', 'VOIDING',
        'VOIDED', 'KEPT')),
    round int not null check (round > 0),
    offers jsonb,
    carrier text check (carrier in ('UPS', 'FEDEX')),
    service text,
    carrier_shipment text,
    cost bigint check (cost >= 0),
    currency text check (length(currency) = 3),
    arrives_at timestamptz,
    labelled_at timestamptz,
    tracking_number text,
    scan text,                          -- what was said last about its parcel
    scanned_at timestamptz,
    reason text,
    ended_at timestamptz,
    wake_at timestamptz,
    constraint a_return_buys_one_of_its_offers check ((state = 'BUYING') = (offers is not null)),
    constraint a_label_that_was_bought_has_a_number check (
        (state in ('READY', 'VOIDING', 'VOIDED', 'KEPT')) = (tracking_number is not null)),
    constraint a_label_is_bought_in_full check ((tracking_number is null) = (carrier is null)
        and (tracking_number is null) = (carrier_shipment is null)
        and (tracking_number is null) = (cost is null)
        and (tracking_number is null) = (labelled_at is null)
        and (tracking_number is null) = (scan is null)
        and (tracking_number is null) = (scanned_at is null)),
    constraint a_label_is_over_since_a_time check (
        (state in ('REFUSED', 'CALLED_OFF', 'VOIDED', 'KEPT')) = (ended_at is not null)),
    constraint a_no_has_a_reason check ((state in ('REFUSED', 'KEPT')) = (reason is not null)),
    constraint whoever_buys_is_looked_after check ((state = 'BUYING') = (wake_at is not null)),
    constraint one_tracking_number_per_return unique (tracking_number)
) with (fillfactor = 70);

create index return_labels_due on shipping.return_labels (wake_at) where wake_at is not null;

-- Each line must count zero.
create or replace view shipping.invariants as
select 'a parcel on its way without a label' as name, count(*) as violations
from shipping.parcels p left join shipping.labels l using (parcel_id)
where (p.state <> 'PACKED') <> (l.parcel_id is not null)
union all
select 'a shipment whose labels are another carrier''s', count(*)
from shipping.shipments s join shipping.labels l using (shipment_id)
where s.carrier is distinct from l.carrier
union all
select 'waits for a carrier that nobody asks', count(*)
from shipping.shipments s
where s.state in ('REQUESTED', 'BUYING') and not exists (
    select from shipping.effects e where e.subject = s.shipment_id and e.next_at is not null)
union all
select 'ended with a parcel on its way', count(*)
from shipping.shipments s
where s.state in ('DELIVERED', 'FAILED') and exists (
    select from shipping.parcels p where p.shipment_id = s.shipment_id
        and p.state not in ('DELIVERED', 'LOST', 'DAMAGED', 'RETURNED'))
union all
select 'a return''s label that waits for a carrier that nobody asks', count(*)
from shipping.return_labels r
where r.state in ('REQUESTED', 'BUYING', 'VOIDING') and not exists (
    select from shipping.effects e where e.subject = r.return_id and e.next_at is not null)
union all
select 'a return''s label with the number of a parcel that goes out', count(*)
from shipping.return_labels r join shipping.labels l using (tracking_number);
