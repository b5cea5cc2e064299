-- From confirmed to delivered. What is bought stays in the history's first row until somebody works on the order: only
-- then its lines are written out, so that placing an order costs no row more than before.

alter table orders.orders
    add column release_at   timestamptz, -- when the customer's time to think again is over; none: nowhere to send it
    add column wake_at      timestamptz, -- when the alarm looks at it: release_at while it waits for that
    add column detailed     boolean not null default false, -- has lines or open holds
    add column resumes      text,        -- where a held order goes on
    add column fulfilments  int     not null default 0 check (fulfilments >= 0),
    add column revision     int     not null default 1 check (revision >= 1),
    add column total_change bigint  not null default 0, -- what amendments and cancelled parts have made of the total
    add column promised     bigint  not null default 0, -- refunds asked for and not yet heard of
    add column asks         int     not null default 0 check (asks >= 0),
    add column completed_at timestamptz,
    add column address      jsonb,       -- where it goes, if that was changed
    add column address_revision int not null default 1 check (address_revision >= 1),
    drop constraint orders_stage_check,
    add constraint orders_stage_check check (stage in ('CREATED', 'CONFIRMED', 'ON_HOLD', 'AWAITING_FULFILMENT',
        'FULFILLING', 'COMPLETED', 'CANCELLED', 'FORBIDDEN')),
    add constraint a_held_order_goes_on_somewhere check (
        (stage = 'ON_HOLD') = (resumes is not null) and resumes in ('CONFIRMED', 'AWAITING_FULFILMENT')),
    add constraint a_completed_order_says_when check ((stage = 'COMPLETED') = (completed_at is not null)),
    add constraint only_a_waiting_order_wakes check (
        wake_at is null or stage in ('CONFIRMED', 'AWAITING_FULFILMENT')),
    add constraint no_more_is_given_back_than_taken check (promised between 0 and captured - refunded),
    add constraint the_total_is_not_below_zero check (total + total_change >= 0);

-- Orders that were confirmed before there was any fulfilment: those that say where to go are released now.
update orders.orders o
set release_at = o.created_at + interval '10 minutes',
    wake_at = case o.stage when 'CONFIRMED' then o.created_at + interval '10 minutes' end
from orders.history h
where h.order_id = o.order_id and h.version = 1 and h.payload #> '{goods,address}' is not null
  and jsonb_typeof(h.payload #> '{goods,address}') = 'object';

-- In the order of time: new entries go to the right edge, and a capture, which does not touch it, stays on its page.
create index orders_wake on orders.orders (wake_at) where wake_at is not null;

-- One line of an order that somebody works on, and where its units are. Every unit is open, delivered or cancelled.
create table orders.line (
    order_id   uuid   not null,
    position   int    not null check (position >= 1),
    product_id uuid   not null,
    sku        text,
    name       text,
    unit_price bigint not null check (unit_price >= 0),
    adjustment bigint not null, -- its share of the discount (or, below zero, of what was added)
    ordered    int    not null check (ordered >= 0),
    open       int    not null check (open >= 0),
    cancelled  int    not null check (cancelled >= 0),
    allocated  int    not null check (allocated >= 0),  -- in the warehouse's hands
    dispatched int    not null check (dispatched >= 0), -- on the way or delivered
    delivered  int    not null check (delivered >= 0),
    primary key (order_id, position),
    constraint every_unit_is_somewhere check (delivered + cancelled + open = ordered),
    constraint delivered_after_dispatch check (delivered <= dispatched),
    constraint no_unit_is_in_two_places check (cancelled + allocated + dispatched <= ordered)
) with (fillfactor = 60);

-- Why an order waits for somebody. Several at once; kept after they are released.
create table orders.hold (
    hold_id          uuid        primary key,
    order_id         uuid        not null,
    reason           text        not null check (reason in
        ('PAYMENT_REVIEW', 'FRAUD_REVIEW', 'ADDRESS_VERIFICATION', 'INVENTORY_RECHECK')),
    owner_team       text        not null,
    customer_message text,
    review_by        timestamptz not null,
    placed_at        timestamptz not null,
    placed_by        text,
    released_at      timestamptz,
    released_by      text,
    resolution       text,
    constraint a_released_hold_says_by_whom_and_how check (num_nulls(released_at, released_by, resolution) in (0, 3))
);
create index hold_by_order on orders.hold (order_id);
create index hold_open on orders.hold (review_by, hold_id) where released_at is null;

-- What left the warehouse together.
create table orders.shipment (
    shipment_id uuid  primary key,
    order_id    uuid  not null,
    items       jsonb not null,
    state       text  not null check (state in ('UNDER_WAY', 'DELIVERED', 'LOST', 'RETURNED'))
);
create index shipment_by_order on orders.shipment (order_id);

-- What the warehouse was asked to stop: for a customer who wants to cancel, or because the order is held.
create table orders.cancellation (
    cancellation_id uuid        primary key,
    order_id        uuid        not null,
    purpose         text        not null check (purpose in ('CANCEL', 'HOLD')),
    items           jsonb       not null, -- none: everything
    reason          text        not null check (reason in
        ('CUSTOMER_REQUESTED', 'PAYMENT_FAILED', 'OUT_OF_STOCK', 'FRAUD')),
    requested_by    text        not null,
    requested_at    timestamptz not null,
    state           text        not null check (state in ('ASSESSING', 'PENDING', 'DONE', 'REJECTED')),
    refund_id       uuid,
    note            text,
    changed_at      timestamptz not null,
    constraint only_an_answered_one_has_a_refund check (refund_id is null or state in ('PENDING', 'DONE'))
);
create index cancellation_by_order on orders.cancellation (order_id);

-- The total that was told last counts, whatever the order of telling: it may come before what the order itself brings.
alter table orders.order_view
    add column revision int not null default 1,
    drop constraint listed_whole_or_not_at_all,
    add constraint listed_whole_or_not_at_all check (
        num_nulls(customer_id, created_at, currency) in (0, 3) and (created_at is null or total is not null));
