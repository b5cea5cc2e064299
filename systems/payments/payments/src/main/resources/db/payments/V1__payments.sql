-- One row per payment, in exactly one state. Money is in minor units. A card is a token and what a
-- receipt may show; its number never comes here.
create table payments.payments (
    payment_id uuid primary key,
    order_id uuid not null,
    cart_id uuid,
    customer_id uuid,
    journey uuid,
    amount bigint not null check (amount >= 0),
    currency text not null check (length(currency) = 3),
    card_token text check (card_token !~ '[0-9]([ -]?[0-9]){11}'),
    card_brand text check (card_brand !~ '[0-9]([ -]?[0-9]){11}'),
    card_last4 text check (length(card_last4) = 4),
    card_expiry_month smallint,
    card_expiry_year smallint,
    state text not null check (state in ('REQUESTED', 'AUTHORIZED', 'CAPTURING', 'CAPTURE_FAILED',
        'CAPTURED', 'VOIDING', 'VOIDED', 'BARRED', 'DECLINED')),
    reference text,
    reason text,
    void_wished boolean not null default false,
    capturing bigint not null default 0 check (capturing >= 0),
    captured bigint not null default 0 check (captured >= 0),
    refunded bigint not null default 0 check (refunded >= 0),
    refunding bigint not null default 0 check (refunding >= 0),
    requested_at timestamptz not null,
    authorized_at timestamptz,
    ended_at timestamptz,
    version int not null default 1,
    constraint never_more_taken_than_authorized check (captured + capturing <= amount),
    constraint never_more_given_back_than_taken check (refunded + refunding <= captured),
    constraint held_under_a_reference check (
        reference is not null or state in ('REQUESTED', 'BARRED', 'DECLINED')),
    constraint declined_for_a_reason check ((state = 'DECLINED') = (reason is not null)),
    constraint money_moves_only_when_captured check (captured = 0 or state = 'CAPTURED'),
    constraint asked_for_in_full check (
        state = 'BARRED' or (cart_id is not null and journey is not null))
) with (fillfactor = 70);

create index payments_of_order on payments.payments (order_id);

-- What the provider is asked, one row per question. The key is the idempotency key; a row is
-- committed as SENT before the call is made, and is driven until it is DONE or FAILED.
create table payments.effects (
    key uuid primary key,
    payment_id uuid not null,
    operation text not null check (operation in ('AUTHORIZE', 'CAPTURE', 'VOID', 'REFUND')),
    refund_id uuid check ((refund_id is not null) = (operation = 'REFUND')),
    amount bigint not null check (amount > 0),
    state text not null check (state in ('SENT', 'UNKNOWN', 'DONE', 'FAILED')),
    attempts int not null check (attempts > 0),
    burnt_keys int not null default 0,
    first_sent_at timestamptz not null,
    last_sent_at timestamptz not null,
    next_at timestamptz,
    outcome text,
    constraint driven_until_it_ends check ((next_at is not null) = (state in ('SENT', 'UNKNOWN')))
) with (fillfactor = 70);

create index effects_due on payments.effects (next_at) where next_at is not null;

-- Refusals are kept too: somebody wanted money back and did not get it.
create table payments.refunds (
    refund_id uuid primary key,
    payment_id uuid not null,
    amount bigint not null check (amount >= 0),
    currency text not null,
    reason text,
    state text not null check (state in ('REQUESTED', 'PROCESSED', 'REFUSED')),
    refusal text check ((refusal is not null) = (state = 'REFUSED')),
    requested_at timestamptz not null,
    ended_at timestamptz check ((ended_at is null) = (state = 'REQUESTED'))
);

create index refunds_of_payment on payments.refunds (payment_id);

-- The ledger: each movement of money leaves one account for another. The effect is the key, so an
-- effect moves money at most once.
create table payments.transfers (
    key uuid primary key,
    payment_id uuid not null,
    debit text not null check (debit in ('CUSTOMER', 'MERCHANT_PENDING')),
    credit text not null check (credit in ('CUSTOMER', 'MERCHANT_PENDING')),
    amount bigint not null check (amount > 0),
    currency text not null,
    cause text not null check (cause in ('CAPTURE', 'REFUND')),
    at timestamptz not null,
    constraint leaves_one_account_for_another check (debit <> credit)
);

create function payments.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is only ever added to';
end $$;

create trigger transfers_are_only_added
    before update or delete or truncate on payments.transfers
    for each statement execute function payments.refuse_change();

-- Events of the provider that have been heard, so that a second delivery is known as one.
create table payments.webhooks (
    event_id text primary key,
    type text not null,
    object_id text,
    created_at timestamptz not null,
    received_at timestamptz not null
);

create index webhooks_by_age on payments.webhooks using brin (received_at);

-- Each line must count zero.
create view payments.invariants as
with moved as (
    select payment_id,
        sum(case when credit = 'MERCHANT_PENDING' then amount else 0 end) as captured,
        sum(case when debit = 'MERCHANT_PENDING' then amount else 0 end) as refunded
    from payments.transfers
    group by payment_id
), given_back as (
    select payment_id,
        coalesce(sum(amount) filter (where state = 'PROCESSED'), 0) as refunded,
        coalesce(sum(amount) filter (where state = 'REQUESTED'), 0) as refunding
    from payments.refunds
    group by payment_id
)
select 'ledger differs from payments' as name, count(*) as violations
from payments.payments p full join moved m on m.payment_id = p.payment_id
where coalesce(p.captured, 0) <> coalesce(m.captured, 0)
    or coalesce(p.refunded, 0) <> coalesce(m.refunded, 0)
union all
select 'refunds differ from payments', count(*)
from payments.payments p full join given_back g on g.payment_id = p.payment_id
where coalesce(p.refunded, 0) <> coalesce(g.refunded, 0)
    or coalesce(p.refunding, 0) <> coalesce(g.refunding, 0)
union all
select 'waits for an effect that nobody drives', count(*)
from payments.payments p
where (p.state in ('REQUESTED', 'CAPTURING', 'VOIDING') or p.refunding > 0)
    and not exists (
        select from payments.effects e
        where e.payment_id = p.payment_id and e.next_at is not null);
