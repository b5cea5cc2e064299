-- Money follows the goods: a payment is captured shipment by shipment, perhaps from more than one authorization.
-- Most payments have one authorization and nothing else to say: what there is beyond that lies in the papers.
alter table payments.payments
    add column agreed bigint,                     -- what may be taken in all: the amount, until it is adjusted
    add column held   bigint not null default 0,  -- what the provider sets aside at the moment
    add column papers jsonb;
update payments.payments
set agreed = amount, held = case when state in ('AUTHORIZED', 'CAPTURING', 'CAPTURE_FAILED') then amount else 0 end;
alter table payments.payments
    alter column agreed set not null,
    add constraint nothing_is_held_below_zero check (held >= 0),
    drop constraint payments_state_check,
    add constraint payments_state_check check (state in ('REQUESTED', 'AUTHORIZED', 'RAISING', 'CAPTURING',
        'CAPTURE_FAILED', 'CAPTURED', 'VOIDING', 'VOIDED', 'BARRED', 'DECLINED')),
    drop constraint never_more_taken_than_authorized,
    add constraint never_more_taken_than_agreed check (captured + capturing <= agreed),
    drop constraint money_moves_only_when_captured,
    add constraint money_is_taken_of_what_was_held check (
        captured = 0 or state not in ('REQUESTED', 'BARRED', 'DECLINED', 'VOIDED'));

-- What is taken in one go, as a rule for one shipment. A refund goes back to the captures that it came from: none of
-- them gives back more than it took.
create table payments.captures (
    capture_id  uuid        not null,
    payment_id  uuid        not null,
    wish        uuid        not null, -- under which it was asked for: one wish may run over two authorizations
    place       int         not null check (place >= 1),
    shipment_id uuid,
    amount      bigint      not null check (amount > 0),
    state       text        not null check (state in ('WAITING', 'TAKING', 'TAKEN', 'FAILED')),
    hold        int         not null check (hold >= 0),
    reference   text,
    at          timestamptz not null,
    refunded    bigint      not null default 0 check (refunded >= 0),
    refunding   bigint      not null default 0 check (refunding >= 0),
    primary key (payment_id, capture_id),
    constraint never_more_given_back_than_this_took check (
        refunded + refunding <= case state when 'TAKEN' then amount else 0 end),
    constraint what_is_taken_is_taken_of_something check (
        state in ('WAITING', 'FAILED') or hold > 0 and reference is not null)
) with (fillfactor = 70);

-- A dispute names what the provider calls the payment.
create index captures_by_reference on payments.captures (reference);

-- Payments that were captured at once have one capture, known by their own id.
insert into payments.captures (capture_id, payment_id, wish, place, amount, state, hold, reference, at, refunded,
    refunding)
select payment_id, payment_id, payment_id, 1, case state when 'CAPTURED' then captured else capturing end,
    case state when 'CAPTURED' then 'TAKEN' else 'TAKING' end, 1, reference, coalesce(ended_at, authorized_at),
    refunded, refunding
from payments.payments
where state = 'CAPTURED' and captured > 0 or state = 'CAPTURING';
update payments.payments
set papers = jsonb_build_object('done', true, 'voidPaid', false, 'raises', 1, 'holds', jsonb_build_array(
    jsonb_build_object('nth', 1, 'reference', reference, 'review', review, 'amount', amount, 'captured', captured,
        'at', to_char(authorized_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'state', case state when 'CAPTURED' then 'CLOSED' else 'OPEN' end)))
where state in ('CAPTURED', 'CAPTURING');

-- Which authorization, and which capture, an effect is about.
alter table payments.effects
    add column hold       int     not null default 1,
    add column reference  text,   -- none: the payment's own
    add column capture_id uuid,
    add column before     bigint  not null default 0,
    add column last       boolean not null default true;

-- What of a refund goes back to which capture.
alter table payments.refunds add column return_id uuid;
create table payments.refund_parts (
    refund_id  uuid   not null,
    capture_id uuid   not null,
    payment_id uuid   not null,
    place      int    not null,
    amount     bigint not null check (amount > 0),
    state      text   not null check (state in ('REQUESTED', 'PROCESSED', 'REFUSED')),
    primary key (refund_id, capture_id)
);
create index refund_parts_of_payment on payments.refund_parts (payment_id);
insert into payments.refund_parts (refund_id, capture_id, payment_id, place, amount, state)
select r.refund_id, r.payment_id, r.payment_id, 0, r.amount, r.state
from payments.refunds r join payments.captures c on c.payment_id = r.payment_id
where r.amount > 0 and r.state <> 'REFUSED';

-- Chargebacks: kept as the provider tells them, in whatever order it does.
create table payments.disputes (
    dispute_id text        primary key,
    payment_id uuid        not null,
    reference  text        not null,
    amount     bigint      not null check (amount >= 0),
    currency   text        not null,
    reason     text,
    state      text        not null check (state in ('OPEN', 'WON', 'LOST')),
    status     text        not null, -- the provider's word
    opened_at  timestamptz not null,
    due_by     timestamptz,
    closed_at  timestamptz,
    constraint a_closed_dispute_says_when check ((state = 'OPEN') = (closed_at is null))
);
create index disputes_of_payment on payments.disputes (payment_id);
create index disputes_by_time on payments.disputes (opened_at, dispute_id);

-- What is disputed is withdrawn; what is won comes back, what is lost is the customer's.
alter table payments.transfers
    drop constraint transfers_debit_check,
    drop constraint transfers_credit_check,
    drop constraint transfers_cause_check,
    add constraint transfers_debit_check check (debit in ('CUSTOMER', 'MERCHANT_PENDING', 'DISPUTED')),
    add constraint transfers_credit_check check (credit in ('CUSTOMER', 'MERCHANT_PENDING', 'DISPUTED')),
    add constraint transfers_cause_check check (cause in ('CAPTURE', 'REFUND', 'DISPUTE'));

-- Each line must count zero.
create or replace view payments.invariants as
with moved as (
    select payment_id,
        coalesce(sum(amount) filter (where cause = 'CAPTURE'), 0) as captured,
        coalesce(sum(amount) filter (where cause = 'REFUND'), 0) as refunded
    from payments.transfers
    group by payment_id
), given_back as (
    select payment_id,
        coalesce(sum(amount) filter (where state = 'PROCESSED'), 0) as refunded,
        coalesce(sum(amount) filter (where state = 'REQUESTED'), 0) as refunding
    from payments.refund_parts
    group by payment_id
), taken as (
    select payment_id,
        coalesce(sum(amount) filter (where state = 'TAKEN'), 0) as captured,
        coalesce(sum(amount) filter (where state in ('WAITING', 'TAKING')), 0) as capturing,
        sum(refunded) as refunded, sum(refunding) as refunding
    from payments.captures
    group by payment_id
), disputed as (
    select payment_id, sum(case when credit = 'DISPUTED' then amount else -amount end) as amount
    from payments.transfers where cause = 'DISPUTE' group by payment_id
), open_disputes as (
    select payment_id, sum(amount) filter (where state = 'OPEN') as amount
    from payments.disputes
    where status not like 'warning%' -- an inquiry moves no money
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
where (p.state in ('REQUESTED', 'RAISING', 'CAPTURING', 'VOIDING') or p.refunding > 0)
    and not exists (
        select from payments.effects e
        where e.payment_id = p.payment_id and e.next_at is not null)
union all
select 'captures differ from payments', count(*)
from payments.payments p full join taken t on t.payment_id = p.payment_id
where (coalesce(p.captured, 0), coalesce(p.capturing, 0), coalesce(p.refunded, 0), coalesce(p.refunding, 0))
    <> (coalesce(t.captured, 0), coalesce(t.capturing, 0), coalesce(t.refunded, 0), coalesce(t.refunding, 0))
union all
select 'disputes differ from the ledger', count(*)
from disputed d full join open_disputes o on o.payment_id = d.payment_id
where coalesce(d.amount, 0) <> coalesce(o.amount, 0);
