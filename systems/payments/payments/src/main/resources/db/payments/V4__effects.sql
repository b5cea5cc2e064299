-- What is asked of the provider is kept as platform's package effects keeps it for everybody: a kind, and a question
-- that holds all that the call needs. What is under way goes on being driven, under the keys that it has.
alter table payments.effects rename column payment_id to subject;
alter table payments.effects rename column operation to kind;
alter table payments.effects rename constraint effects_operation_check to effects_kind_check;
alter table payments.effects
    add column question  jsonb,
    add column journey   uuid,
    add column withdrawn boolean not null default false;

-- Authorizations of payments that are to be voided are only looked for.
update payments.effects e
set journey = p.journey,
    withdrawn = e.kind = 'AUTHORIZE' and p.void_wished and e.state in ('SENT', 'UNKNOWN'),
    question = case e.kind
        when 'AUTHORIZE' then jsonb_strip_nulls(jsonb_build_object('orderId', p.order_id, 'customerId', p.customer_id,
            'amount', e.amount, 'currency', p.currency, 'paymentMethod', p.card_token, 'hold', e.hold))
        when 'CAPTURE' then jsonb_build_object('reference', coalesce(e.reference, p.reference), 'hold', e.hold,
            'captureId', coalesce(e.capture_id, e.subject), 'amount', e.amount, 'before', e.before, 'last', e.last)
        when 'VOID' then jsonb_build_object('reference', coalesce(e.reference, p.reference), 'hold', e.hold,
            'amount', e.amount, 'before', e.before)
        when 'REFUND' then jsonb_build_object('refundId', e.refund_id,
            'captureId', coalesce(e.capture_id, e.subject), 'reference', coalesce(e.reference, p.reference),
            'amount', e.amount)
        end
from payments.payments p
where p.payment_id = e.subject;

-- The view of what must hold names columns by what they are, not by what they were called: it needs no change.
alter table payments.effects
    alter column question set not null,
    alter column journey set not null,
    drop column refund_id,
    drop column amount,
    drop column hold,
    drop column reference,
    drop column capture_id,
    drop column before,
    drop column last,
    add constraint something_is_asked_for check ((question->>'amount')::bigint > 0),
    add constraint a_card_is_a_token check (question->>'paymentMethod' !~ '[0-9]([ -]?[0-9]){11}');
