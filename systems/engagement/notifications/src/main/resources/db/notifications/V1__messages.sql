-- How a person is reached. The whole of it is one value that is replaced as one: nobody asks for
-- parts of it.
create table notifications.contacts (
    customer_id uuid primary key,
    contact jsonb not null,
    version int not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- What has been heard of each order, for whatever is said about it later: a shipment does not name
-- the customer, a cancellation does not name the number.
create table notifications.orders (
    order_id uuid primary key,
    customer_id uuid,
    facts jsonb not null,
    heard_at timestamptz not null
) with (fillfactor = 80);

create index orders_by_age on notifications.orders using brin (heard_at);

-- Texts that an operator has changed; the others are as shipped, at version 1.
create table notifications.texts (
    template text not null,
    language text not null,
    subject text not null,
    body text not null,
    sms text not null,
    push text not null,
    version int not null check (version > 1),
    updated_at timestamptz not null,
    primary key (template, language)
);

-- What somebody is told, by one channel. A row is committed before its provider is called, and is
-- driven until it ends.
create table notifications.messages (
    id uuid primary key,
    occasion uuid not null,
    template text not null,
    channel text not null check (channel in ('EMAIL', 'PUSH', 'SMS')),
    customer_id uuid not null,
    order_id uuid not null,
    address text not null,
    p256dh text,
    auth text,
    language text not null,
    subject text not null,
    body text not null,
    state text not null check (state in ('WAITING', 'SENT', 'UNKNOWN', 'DONE', 'FAILED', 'SKIPPED')),
    attempts int not null default 0 check (attempts >= 0),
    planned_at timestamptz not null,
    due_at timestamptz not null,
    sent_at timestamptz,
    next_at timestamptz,
    ended_at timestamptz,
    outcome text,
    constraint told_once unique (occasion, template, customer_id, channel),
    constraint driven_until_it_ends check ((next_at is not null) = (state in ('WAITING', 'SENT', 'UNKNOWN'))),
    constraint ended_when_it_ended check ((ended_at is null) = (next_at is not null)),
    constraint a_browser_has_its_keys check (num_nonnulls(p256dh, auth) = case channel when 'PUSH' then 2 else 0 end)
) with (fillfactor = 70);

create index messages_due on notifications.messages (channel, next_at) where next_at is not null;
create index messages_of_order on notifications.messages (order_id, id);
create index messages_of_customer on notifications.messages (customer_id, id);
create index messages_by_age on notifications.messages using brin (planned_at);

-- Addresses that have refused messages for good.
create table notifications.dead_addresses (
    channel text not null check (channel in ('EMAIL', 'PUSH', 'SMS')),
    address text not null,
    why text not null,
    since timestamptz not null,
    primary key (channel, address)
);
