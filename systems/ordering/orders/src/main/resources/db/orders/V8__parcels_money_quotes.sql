-- Of what left together some parcels may be lost while others arrive.
alter table orders.shipment
    add column under_way jsonb not null default '[]', -- units that have neither arrived nor been lost, nor come back
    add column parcels   jsonb not null default '[]'; -- those that the carrier has named, and what became of each
update orders.shipment set under_way = items where state = 'UNDER_WAY';

-- Captures that failed and were not asked for again: somebody has to see to them.
alter table orders.orders add column unpaid jsonb;

-- What an order would come to with another promotion code, for whoever tries that out.
create table orders.quote (
    quote_id uuid        primary key,
    order_id uuid        not null,
    wish     jsonb       not null,
    offer    jsonb       not null,
    asked_at timestamptz not null,
    answer   jsonb,
    refusal  text,
    constraint answered_or_refused check (num_nonnulls(answer, refusal) <= 1)
);
create index quote_by_age on orders.quote (asked_at);

-- Where units lie of what may never become an order: when it is looked whether it has.
alter table orders.allocation add column check_at timestamptz;
update orders.allocation a set check_at = now()
where not exists (select from orders.orders o where o.order_id = a.order_id);
create index allocation_to_check on orders.allocation (check_at) where check_at is not null;
