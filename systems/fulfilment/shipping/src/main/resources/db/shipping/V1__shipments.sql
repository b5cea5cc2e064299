-- One row per shipment, in exactly one state. Money is in minor units.
create table shipping.shipments (
    shipment_id uuid primary key,
    order_id uuid not null,
    fulfilment_id uuid,
    journey uuid not null,
    recipient_name text,
    line1 text not null,
    city text not null,
    postcode text not null,
    country text not null check (length(country) = 2),
    wanted_service text check (wanted_service in ('STANDARD', 'EXPRESS', 'NEXT_DAY')),
    wanted_carrier text check (wanted_carrier in ('UPS', 'FEDEX')),
    promised_by timestamptz,
    items jsonb not null,
    requested_at timestamptz not null,
    state text not null check (state in ('REQUESTED', 'BUYING', 'REFUSED', 'ON_ITS_WAY', 'DELIVERED',
        'FAILED')),
    round int not null check (round > 0),
    offers jsonb,
    carrier text check (carrier in ('UPS', 'FEDEX')),
    service text,
    carrier_shipment text,
    cost bigint check (cost >= 0),
    currency text check (length(currency) = 3),
    arrives_at timestamptz,
    labelled_at timestamptz,
    reason text,
    signed_by text,
    ended_at timestamptz,
    wake_at timestamptz,
    version int not null default 1,
    constraint buys_one_of_its_offers check ((state = 'BUYING') = (offers is not null)),
    constraint sold_by_one_carrier check (
        (state in ('ON_ITS_WAY', 'DELIVERED', 'FAILED')) = (carrier_shipment is not null)),
    constraint sold_in_full check ((carrier_shipment is null) = (carrier is null)
        and (carrier_shipment is null) = (cost is null)
        and (carrier_shipment is null) = (labelled_at is null)),
    constraint over_since_a_time check (
        (state in ('REFUSED', 'DELIVERED', 'FAILED')) = (ended_at is not null)),
    constraint refused_or_failed_for_a_reason check (
        (state in ('REFUSED', 'FAILED')) = (reason is not null)),
    constraint a_live_one_is_looked_after check (
        (state in ('BUYING', 'ON_ITS_WAY')) = (wake_at is not null))
) with (fillfactor = 70);

create index shipments_of_order on shipping.shipments (order_id);
create index shipments_due on shipping.shipments (wake_at) where wake_at is not null;
create index shipments_not_sold on shipping.shipments (state, shipment_id)
    where state in ('REQUESTED', 'BUYING', 'REFUSED');

create table shipping.parcels (
    parcel_id uuid primary key,
    shipment_id uuid not null references shipping.shipments,
    number int not null check (number > 0),
    sscc text check (sscc ~ '^[0-9]{18}$'),
    weight_grams int not null check (weight_grams > 0),
    length_mm int check (length_mm > 0),
    width_mm int check (width_mm > 0),
    height_mm int check (height_mm > 0),
    items jsonb not null,
    state text not null check (state in ('PACKED', 'LABELLED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY',
        'AWAITING_REDELIVERY', 'RETURNING', 'DELIVERED', 'LOST', 'DAMAGED', 'RETURNED')),
    scan text not null,
    scanned_at timestamptz not null,
    attempts int not null check (attempts >= 0),
    signed_by text,
    constraint numbered_once unique (shipment_id, number)
) with (fillfactor = 70);

-- A parcel has one label, a label one tracking number, and nobody else has that one.
create table shipping.labels (
    parcel_id uuid primary key references shipping.parcels,
    shipment_id uuid not null references shipping.shipments,
    tracking_number text not null,
    carrier text not null check (carrier in ('UPS', 'FEDEX')),
    service text not null,
    labelled_at timestamptz not null,
    manifest_id uuid,
    constraint one_tracking_number_per_parcel unique (tracking_number)
);

create index labels_to_hand_over on shipping.labels (carrier, labelled_at)
    where manifest_id is null;
create index labels_of_manifest on shipping.labels (manifest_id) where manifest_id is not null;

-- What carriers are asked, one row per question (platform's package effects).
create table shipping.effects (
    key uuid primary key,
    subject uuid not null,
    kind text not null check (kind in ('RATE', 'BUY_LABELS', 'VOID_LABELS', 'TRACK')),
    question jsonb not null,
    journey uuid not null,
    state text not null check (state in ('SENT', 'UNKNOWN', 'DONE', 'FAILED')),
    attempts int not null check (attempts > 0),
    burnt_keys int not null default 0,
    withdrawn boolean not null default false,
    first_sent_at timestamptz not null,
    last_sent_at timestamptz not null,
    next_at timestamptz,
    outcome text,
    constraint driven_until_it_ends check ((next_at is not null) = (state in ('SENT', 'UNKNOWN')))
) with (fillfactor = 70);

create index effects_due on shipping.effects (next_at) where next_at is not null;
create index effects_about on shipping.effects (subject);

-- What carriers have said, kept before it is applied; a second telling is known as one.
create table shipping.scans (
    event_id uuid primary key,
    carrier text not null check (carrier in ('UPS', 'FEDEX')),
    tracking_number text not null,
    kind text not null,
    code text not null,
    at timestamptz not null,
    signed_by text,
    heard_at timestamptz not null,
    applied boolean not null default false
) with (fillfactor = 80);

create index scans_of_parcel on shipping.scans (tracking_number, at);
create index scans_to_apply on shipping.scans (tracking_number) where not applied;

-- What carriers owe for parcels that were lost or damaged.
create table shipping.claims (
    claim_id uuid primary key,
    shipment_id uuid not null references shipping.shipments,
    parcel_id uuid not null references shipping.parcels,
    carrier text not null,
    tracking_number text not null,
    reason text not null check (reason in ('LOST', 'DAMAGED')),
    state text not null check (state in ('OPEN', 'PAID', 'REJECTED', 'WITHDRAWN')),
    opened_at timestamptz not null,
    ended_at timestamptz check ((ended_at is null) = (state = 'OPEN')),
    amount bigint check ((amount is not null) = (state = 'PAID')),
    currency text check ((currency is not null) = (state = 'PAID')),
    version int not null default 1,
    constraint claimed_once_for_a_reason unique (parcel_id, reason)
);

create index claims_by_state on shipping.claims (state, claim_id);

-- What was handed to a carrier at the end of a day.
create table shipping.manifests (
    manifest_id uuid primary key,
    carrier text not null check (carrier in ('UPS', 'FEDEX')),
    parcels int not null check (parcels > 0),
    weight_grams bigint not null check (weight_grams > 0),
    closed_at timestamptz not null
);

create index manifests_of_carrier on shipping.manifests (carrier, manifest_id);

alter table shipping.labels
    add constraint handed_over_once foreign key (manifest_id) references shipping.manifests;

-- Each line must count zero.
create view shipping.invariants as
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
        and p.state not in ('DELIVERED', 'LOST', 'DAMAGED', 'RETURNED'));
