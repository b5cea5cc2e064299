-- Money follows the goods: a shipment is charged when it leaves. Orders that were there before were captured as they were
-- confirmed: they are paid ahead, and nothing more is asked for.
alter table orders.orders
    add column paid_ahead    boolean not null default true,
    add column claimed       bigint  not null default 0 check (claimed >= 0), -- what was asked to be captured
    add column claims_closed boolean not null default false; -- the last capture was asked for, the rest released
alter table orders.orders alter column paid_ahead set default false;

-- Units whose money was asked for, each once: what comes back and is sent again is not charged again.
alter table orders.line
    add column charged int not null default 0 check (charged >= 0),
    add constraint only_what_is_bought_is_charged check (charged <= ordered - cancelled);
