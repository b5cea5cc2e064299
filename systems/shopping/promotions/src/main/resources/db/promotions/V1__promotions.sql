create type promotion_kind as enum ('PERCENTAGE', 'FIXED_AMOUNT');

-- What is given away, to whom it is limited, and how often it has been: whoever takes or gives back
-- a use holds this row's lock. reserved: by checkouts under way; redeemed: by orders.
create table promotions (
  code               text primary key check (code = upper(code) and length(code) between 1 and 64),
  name               text not null check (length(name) between 1 and 250),
  kind               promotion_kind not null,
  basis_points       int    check (basis_points between 1 and 10000),
  amount             bigint check (amount > 0),
  currency           text   check (length(currency) = 3),
  minimum_spend      bigint check (minimum_spend >= 0),
  valid_from         timestamptz,
  valid_until        timestamptz,
  usage_limit        int    check (usage_limit > 0),
  limit_per_customer int    check (limit_per_customer > 0),
  reserved           int    not null default 0,
  redeemed           int    not null default 0,
  version            bigint not null default 1,
  created_at         timestamptz not null,
  constraint gives_what_its_kind_gives check (
    case kind when 'PERCENTAGE' then basis_points is not null and amount is null
              when 'FIXED_AMOUNT' then amount is not null and basis_points is null end),
  constraint an_amount_has_a_currency check (
    currency is not null or (amount is null and minimum_spend is null)),
  constraint begins_before_it_ends check (valid_from < valid_until),
  constraint not_overdrawn check (reserved::bigint + redeemed <= usage_limit),
  constraint not_given_back_twice check (reserved >= 0 and redeemed >= 0)
) with (fillfactor = 50); -- a hot promotion is rewritten within its page

-- Uses by one customer, of promotions that limit them; counted here so that old redemptions can go.
create table customer_uses (
  code               text not null,
  customer_id        uuid not null,
  used               int  not null,
  limit_per_customer int  not null, -- copied, so that the row can guard itself
  primary key (code, customer_id),
  constraint customer_not_overdrawn check (used between 0 and limit_per_customer)
) with (fillfactor = 70);

create type redemption_state as enum ('RESERVED', 'REDEEMED', 'GIVEN_BACK', 'REFUSED', 'ENDED');

-- One row per checkout session that has asked. It is the answer, so that asking twice is answered
-- the same. ENDED: the session was over before it asked, so it gets nothing.
create table redemptions (
  checkout_session_id uuid primary key,
  customer_id         uuid,
  discount            bigint,
  changed_at          timestamptz not null,
  state               redemption_state not null,
  code                text,
  refusal             text,
  constraint a_use_has_a_code_and_a_discount check (
    (state in ('RESERVED', 'REDEEMED', 'GIVEN_BACK')) = (code is not null and discount is not null)),
  constraint only_a_use_has_a_discount check (discount is null or discount >= 0),
  constraint only_a_refusal_has_a_reason check ((state = 'REFUSED') = (refusal is not null))
) with (fillfactor = 80);

create index redemptions_finished on redemptions (changed_at) where state <> 'RESERVED';
