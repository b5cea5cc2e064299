-- What is known here of orders, from what others tell: one row each, its products as arrays side by side, since most
-- orders are never asked for. Without what is cancelled.
create table returns.sold (
    order_id    uuid     primary key,
    customer_id uuid     not null,
    currency    text     not null check (length(currency) = 3),
    journey_id  uuid     not null,      -- the correlation id of whatever is told about its returns
    payment_id  uuid,                   -- none: it was not paid through Waybill
    revision    int      not null default 1,
    product_ids uuid[]   not null,      -- others name products, not lines: so does this
    skus        text[]   not null,
    quantities  int[]    not null,
    amounts     bigint[] not null,      -- what was to be paid for all units of a product
    constraint items_are_whole check (cardinality(product_ids) = cardinality(skus)
        and cardinality(product_ids) = cardinality(quantities) and cardinality(product_ids) = cardinality(amounts))
);

-- What of an order is at the door, and what of that is in returns: come back, claimed, or may come back.
create table returns.arrived (
    order_id     uuid not null references returns.sold,
    product_id   uuid not null,
    delivered    int  not null check (delivered >= 0),
    delivered_at timestamptz,           -- the last of them
    returned     int  not null default 0 check (returned >= 0),
    primary key (order_id, product_id),
    constraint no_more_returned_than_delivered check (returned <= delivered)
) with (fillfactor = 70);

-- What left together, and what of it has arrived.
create table returns.delivery (
    shipment_id  uuid not null,
    product_id   uuid not null,
    order_id     uuid not null,
    sent         int  not null check (sent > 0),
    delivered    int  not null default 0 check (delivered between 0 and sent),
    delivered_at timestamptz,
    primary key (shipment_id, product_id)
);
create index delivery_by_order on returns.delivery (order_id);

-- What was taken from customers and given back, whoever asked for it: each once, by its id.
create table returns.money (
    id         uuid   primary key,
    payment_id uuid   not null,
    captured   bigint not null check (captured >= 0),
    refunded   bigint not null check (refunded >= 0)
);
create index money_by_payment on returns.money (payment_id);

create table returns.product (
    product_id uuid primary key,
    category   text,
    sku        text not null,
    name       text not null,
    price      bigint not null check (price >= 0),
    currency   text not null,
    on_sale    boolean not null
);

-- What may come back, until when and at whose cost. Versions are kept: each return names its own.
create table returns.policy (
    version int         primary key check (version >= 1),
    body    jsonb       not null,
    set_by  text        not null,
    set_at  timestamptz not null
);

insert into returns.policy (version, set_by, set_at, body) values (1, 'system returns', '2026-11-27T00:00:00Z', '{
  "standard": { "returnable": true, "windowDays": 30, "restockingFeePercent": 0,
                "labelPaidBy": "SHOP", "labelFee": 0, "approval": "BY_RULE" },
  "categories": [], "goodsDueDays": 21, "claimDays": 180, "claimsByRuleUpTo": 0 }');

create sequence returns.number_sequence as bigint minvalue 1;

create table returns.returns (
    return_id     uuid        primary key,
    number        bigint      not null unique,
    order_id      uuid        not null references returns.sold,
    customer_id   uuid        not null,
    journey_id    uuid        not null,
    payment_id    uuid,
    currency      text        not null,
    kind          text        not null check (kind in ('REFUND', 'EXCHANGE', 'CLAIM')),
    status        text        not null check (status in
        ('REQUESTED', 'APPROVED', 'SETTLING', 'COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED')),
    requested_by  text        not null,
    comment       text,
    requested_at  timestamptz not null,
    policy        int         not null,
    label_paid_by text        not null check (label_paid_by in ('SHOP', 'CUSTOMER')),
    label_fee     bigint      not null check (label_fee >= 0),
    goods_due_days int        not null check (goods_due_days >= 1),
    waived        bigint      not null check (waived >= 0), -- what was owed and will not be paid
    wake_at       timestamptz,             -- until when its goods are waited for
    ended_at      timestamptz,
    version       int         not null check (version >= 1),
    constraint only_an_approved_return_waits check ((status = 'APPROVED') = (wake_at is not null)),
    constraint an_ended_return_says_when check (
        (status in ('COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED')) = (ended_at is not null))
) with (fillfactor = 70);
create index returns_by_order on returns.returns (order_id);
create index returns_by_time on returns.returns (requested_at, return_id);
create index returns_by_customer on returns.returns (customer_id, requested_at, return_id);
create index returns_open on returns.returns (status, requested_at, return_id)
    where status in ('REQUESTED', 'APPROVED', 'SETTLING');
create index returns_wake on returns.returns (wake_at) where wake_at is not null;

create table returns.line (
    return_id   uuid   not null references returns.returns,
    place       int    not null,
    product_id  uuid   not null,
    sku         text,
    quantity    int    not null check (quantity > 0),
    reason      text   not null,
    value       bigint not null check (value >= 0),  -- what was paid for these units
    fee_percent int    not null check (fee_percent between 0 and 100),
    received    int    not null check (received >= 0),
    primary key (return_id, product_id),
    constraint no_more_received_than_approved check (received <= quantity)
) with (fillfactor = 70);

-- What came in together. Each is answered for by inventory, once.
create table returns.receipt (
    receipt_id   uuid        primary key,
    return_id    uuid        not null references returns.returns,
    warehouse_id text        not null,
    received_by  text        not null,
    received_at  timestamptz not null,
    product_ids  uuid[]      not null,
    quantities   int[]       not null,
    dispositions text[]      not null,
    taken_back   boolean     not null,
    constraint units_are_whole check (cardinality(product_ids) = cardinality(quantities)
        and cardinality(product_ids) = cardinality(dispositions) and cardinality(product_ids) > 0),
    constraint units_are_positive check (0 < all (quantities))
);
create index receipt_of_return on returns.receipt (return_id);

-- What was asked of payments, and what they said.
create table returns.refund (
    refund_id  uuid   primary key,
    return_id  uuid   not null references returns.returns,
    place      int    not null,
    payment_id uuid   not null,
    amount     bigint not null check (amount > 0),
    paid       bigint not null check (paid >= 0),
    refused    bigint not null check (refused >= 0),
    refusal    text,
    constraint no_more_paid_than_asked_for check (paid + refused <= amount),
    constraint a_refusal_says_why check ((refused > 0) = (refusal is not null))
);
create index refund_of_return on returns.refund (return_id);

-- What is wanted instead of what comes back, and the order that it becomes.
create table returns.exchange (
    return_id        uuid  primary key references returns.returns,
    order_id         uuid  not null unique,
    goods            jsonb not null,
    address          jsonb not null,
    state            text  not null check (state in
        ('WISHED', 'RESERVING', 'HELD', 'PAYING', 'ORDERING', 'ORDERED', 'GIVEN_UP')),
    authorization_id text
);

-- What happened to a return, for ever: appended, never changed.
create table returns.history (
    return_id uuid        not null references returns.returns,
    place     int         not null check (place >= 1),
    at        timestamptz not null,
    what      text        not null,
    actor     text        not null,
    note      text,
    primary key (return_id, place)
);

create function returns.history_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'returns.history is append-only';
end $$;
create trigger append_only before update or delete or truncate on returns.history
    for each statement execute function returns.history_is_append_only();
