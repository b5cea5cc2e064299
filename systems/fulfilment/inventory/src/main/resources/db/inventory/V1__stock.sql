-- Units of one product at one place: free to sell, and promised to checkouts and orders.
-- Every change of a row is one line or more in stock_ledger, whose sums are the row.
create table stock (
  product_id uuid   not null,
  location   text   not null default 'main' check (length(location) between 1 and 32),
  available  int    not null default 0,
  reserved   int    not null default 0,
  version    bigint not null default 0,
  primary key (product_id, location),
  constraint stock_not_oversold check (available >= 0),
  constraint stock_not_overreleased check (reserved >= 0)
) with (fillfactor = 50); -- a hot row is rewritten within its page

create type reservation_state as enum ('HELD', 'COMMITTED', 'RELEASED', 'EXPIRED', 'REFUSED');

-- One row per reservation, its lines as three arrays side by side: a line is never asked for alone,
-- and a checkout with ten lines still costs one row and one index entry.
create table reservation (
  id          uuid primary key,
  order_id    uuid,
  cart_id     uuid,
  journey_id  uuid not null,        -- the correlation id of whatever is told about it later
  state       reservation_state not null,
  at          timestamptz not null, -- the time that its answer names: reserved, released, expired or refused
  expires_at  timestamptz,
  reason      text check (reason in ('CHECKOUT_FAILED', 'ORDER_CANCELLED', 'EXPIRED')),
  product_ids uuid[] not null,
  locations   text[] not null,
  quantities  int[]  not null,
  shortages   jsonb,                -- the unavailableItems of a refusal, to be answered again
  constraint only_a_hold_expires check ((state = 'HELD') = (expires_at is not null)),
  constraint only_a_release_has_a_reason check (state = 'RELEASED' or reason is null),
  constraint only_a_refusal_is_short check ((state = 'REFUSED') = (shortages is not null)),
  -- a release that overtook its reserve is the one that may be empty
  constraint lines_as_the_state_has_them check (
    case state when 'REFUSED' then cardinality(quantities) = 0
               when 'RELEASED' then true
               else cardinality(quantities) > 0 end),
  constraint lines_are_whole check (
    cardinality(product_ids) = cardinality(quantities) and cardinality(locations) = cardinality(quantities)),
  constraint lines_are_positive check (0 < all (quantities))
);

create index reservation_due on reservation (expires_at) where state = 'HELD';

create table receipt (
  id          uuid primary key,
  product_id  uuid not null,
  location    text not null,
  quantity    int  not null check (quantity > 0),
  reference   text,
  received_at timestamptz not null
);

create type movement as enum ('RECEIPT', 'RESERVE', 'RELEASE', 'EXPIRE');

-- Append-only. Per product and location: sum(available) = stock.available, sum(reserved) = stock.reserved.
create table stock_ledger (
  id         bigint generated always as identity primary key,
  at         timestamptz not null,
  product_id uuid not null,
  source_id  uuid not null,         -- the reservation or the receipt
  available  int  not null,
  reserved   int  not null,
  kind       movement not null,
  location   text not null,
  constraint moves_as_its_kind_does check (
    case kind when 'RECEIPT' then available > 0 and reserved = 0
              when 'RESERVE' then reserved > 0 and available = -reserved
              when 'RELEASE' then available > 0 and reserved = -available
              when 'EXPIRE'  then available > 0 and reserved = -available end)
);

create function refuse_to_rewrite() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: correct it with another line', tg_table_name;
end $$;

create trigger append_only before update or delete or truncate on stock_ledger
  for each statement execute function refuse_to_rewrite();
