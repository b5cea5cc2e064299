-- One row per checkout session: the saga's whole memory.
--
-- A row is written once and updated about three times within a second, often with its neighbours in one transaction. So
-- that the updates stay on their page without touching an index (heap-only tuples), pages are left a bit more than half
-- empty, what never changes and is long lives next door (checkout.basket), and nothing that changes on the way is
-- indexed: due_at says when the session wants to be woken, wake_at when the alarm looks at it. wake_at may be earlier
-- than due_at, never later, and is only moved when the alarm has looked or the session is finished.
create table checkout.session (
    session_id          uuid        not null primary key,
    order_id            uuid        not null,
    cart_id             uuid        not null,
    customer_id         uuid        not null,
    total               bigint      not null check (total >= 0),
    currency            text        not null check (length(currency) = 3),
    status              text        not null,
    attempt             int         not null check (attempt >= 0),
    version             int         not null default 1,
    due_at              timestamptz,
    wake_at             timestamptz,
    owes                text[]      not null default '{}',
    reason              text,
    unavailable         jsonb,
    authorization_id    text,
    confirmation_number text,
    started_at          timestamptz not null,
    deadline_at         timestamptz not null,
    updated_at          timestamptz not null,
    finished_at         timestamptz,

    constraint session_status check (status in
        ('STARTED', 'RESERVING', 'AUTHORIZING', 'CREATING_ORDER', 'COMPENSATING', 'CONFIRMED', 'FAILED')),
    constraint live_session_wakes_up check ((wake_at is null) = (status in ('CONFIRMED', 'FAILED'))),
    constraint live_session_is_due check ((due_at is null) = (status in ('CONFIRMED', 'FAILED'))),
    constraint session_wakes_in_time check (wake_at <= due_at),
    constraint only_compensating_owes check ((owes <> '{}') = (status = 'COMPENSATING')),
    constraint owes_what_can_be_owed check (owes <@ array['CANCEL_ORDER', 'VOID_PAYMENT', 'RELEASE_STOCK']),
    constraint failure_has_a_reason check ((reason is not null) = (status in ('COMPENSATING', 'FAILED'))),
    constraint order_is_created_for_an_authorization check (status <> 'CREATING_ORDER' or authorization_id is not null),
    constraint confirmed_has_a_number check ((confirmation_number is not null) = (status = 'CONFIRMED')),
    constraint finished_has_a_time check (finished_at is not null or status not in ('CONFIRMED', 'FAILED')),
    -- Only a failure that a late reply has called back into question may be live again.
    constraint forward_is_unfinished check (finished_at is null or status in ('CONFIRMED', 'FAILED', 'COMPENSATING'))
) with (fillfactor = 45);

-- Both ids are in order of time: new entries go to the right edge, in memory.
create unique index session_order on checkout.session (order_id);
create index session_wakes on checkout.session (wake_at) where wake_at is not null;
-- At most one checkout of a cart is under way.
create unique index session_of_cart on checkout.session (cart_id) where finished_at is null;

-- What is bought, where it goes and how it is paid: written with its session, never changed, read when a command needs it.
create table checkout.basket (
    session_id uuid  not null primary key,
    content    jsonb not null
);
