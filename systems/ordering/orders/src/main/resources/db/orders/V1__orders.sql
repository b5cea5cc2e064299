-- What an order is now: the fold of its history, kept beside it. One row per order id, tombstones included.
-- No index on anything that changes, and room in the page for one more version of each row, since nearly every order is
-- updated once, by its capture, before anything can be pruned: the update stays on its page (HOT).
create table orders.orders (
    order_id                 uuid        primary key,
    stage                    text        not null check (stage in ('CREATED', 'CONFIRMED', 'CANCELLED', 'FORBIDDEN')),
    version                  int         not null check (version >= 1),
    changes                  int         not null check (changes >= 0),
    cart_id                  uuid        constraint one_order_per_cart unique,
    customer_id              uuid,
    checkout_session_id      uuid,
    correlation_id           uuid,
    payment_id               uuid,
    payment_authorization_id text,
    reservation_id           uuid,
    total                    bigint      check (total >= 0),
    currency                 text        check (length(currency) = 3),
    number                   int         unique check (number between 0 and 99999999),
    captured                 bigint      not null default 0 check (captured >= 0),
    refunded                 bigint      not null default 0 check (refunded between 0 and captured),
    voided                   boolean     not null default false,
    refunds                  uuid[],
    created_at               timestamptz not null,
    cancelled_at             timestamptz,
    cancel_reason            text check (cancel_reason in ('CUSTOMER_REQUESTED', 'PAYMENT_FAILED', 'OUT_OF_STOCK', 'FRAUD')),
    constraint an_order_has_its_terms check (stage = 'FORBIDDEN' or num_nulls(
        cart_id, customer_id, correlation_id, total, currency) = 0),
    constraint a_confirmed_order_has_its_number check (stage in ('CREATED', 'FORBIDDEN') or number is not null),
    constraint a_cancelled_order_says_when_and_why check (
        stage not in ('CANCELLED', 'FORBIDDEN') or num_nulls(cancelled_at, cancel_reason) = 0),
    constraint a_living_order_is_not_cancelled check (
        stage in ('CANCELLED', 'FORBIDDEN') or num_nonnulls(cancelled_at, cancel_reason) = 0)
) with (fillfactor = 50);

-- A refund names its payment only.
create index orders_by_payment on orders.orders (payment_id);

-- What happened to an order, for ever: appended, never changed. The lines and the address live in its first row only.
create table orders.history (
    order_id       uuid        not null,
    version        int         not null check (version >= 1),
    type           text        not null,
    at             timestamptz not null,
    payload        jsonb       not null,
    actor          text,
    message_id     uuid,
    correlation_id uuid        not null,
    primary key (order_id, version)
);

create function orders.history_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'orders.history is append-only';
end $$;
create trigger append_only before update or delete or truncate on orders.history
    for each statement execute function orders.history_is_append_only();

-- Confirmation numbers count through this sequence and are scrambled with the key. The key is drawn with the schema,
-- once: another key later could give a number out a second time.
create sequence orders.confirmation_sequence as int minvalue 0 maxvalue 99999999 no cycle;
create table orders.confirmation_key (
    only_one boolean primary key default true check (only_one),
    key      bigint not null
);
insert into orders.confirmation_key (key) values (hashtextextended(gen_random_uuid()::text, 0));

-- The list that people look at. A payment fact may overtake its order here, so everything that the order brings may be
-- missing for a moment; such a row is not listed.
create table orders.order_view (
    order_id            uuid    primary key,
    customer_id         uuid,
    created_at          timestamptz,
    total               bigint,
    currency            text,
    number              int,
    stage               text    not null,
    status              text    not null check (status in ('CREATED', 'COMPLETED', 'CANCELLED')),
    changes             int     not null check (changes >= 0),
    captured            bigint  not null,
    refunded            bigint  not null,
    refunds             uuid[],
    cancelled_at        timestamptz,
    cancel_reason       text,
    constraint listed_whole_or_not_at_all check (num_nulls(customer_id, created_at, total, currency) in (0, 4))
) with (fillfactor = 50);
create index order_view_by_customer on orders.order_view (customer_id, created_at, order_id);
create index order_view_by_time on orders.order_view (created_at, order_id);
-- Most orders that are listed are open: they are found by time. The finished ones have their own small index.
create index order_view_finished on orders.order_view (status, created_at, order_id) where status <> 'CREATED';

-- Every message of a journey, as one line each. Appended in the order of time; one small index (equal keys share a posting list).
create table orders.journey (
    correlation_id uuid        not null,
    message_id     uuid        not null,
    causation_id   uuid,
    at             timestamptz not null,
    type           text        not null,
    system         text        not null,
    subject        uuid        not null,
    actor          text,
    summary        text        not null
);
create index journey_by_correlation on orders.journey (correlation_id);
