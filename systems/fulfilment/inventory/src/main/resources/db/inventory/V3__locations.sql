-- Many locations, and promises on what is still to come. A shop with one location has no row in any of the new tables
-- but the one of sourcing_version, and its reserve batch reads and writes what it did before.

-- What is known of a place. A place that is not written down here has no limits.
create table location (
  id           text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
  details      jsonb  not null,
  version      bigint not null default 1
);

-- The rules by which places are chosen. Never rewritten: a change is another version.
create table sourcing_rules (
  version    int primary key,
  rules      jsonb not null,
  note       text,
  written_by text not null,
  written_at timestamptz not null
);

-- Moves with every change of rules or places; read with the stock, so that what is kept of them in memory is known
-- to be old in the same statement that locks the stock.
create table sourcing_version (
  one     boolean primary key default true check (one),
  version bigint  not null default 0
);
insert into sourcing_version default values;

-- How many orders a place has got today. Only places with a capacity have a row.
create table location_day (
  location text primary key,
  day      date not null,
  used     int  not null check (used >= 0)
);

alter table stock
  add column promised     int not null default 0,      -- units that reservations wait for
  add column safety       int not null default 0 check (safety >= 0),
  add column backorders   int not null default 0 check (backorders >= 0),
  add column lead_days    int not null default 0 check (lead_days between 0 and 1000),
  add column sells_ahead  boolean not null default false,
  add column on_sale_from timestamptz,
  add column remake       boolean not null default false, -- what was promised has to be reckoned again
  add constraint stock_not_overkept check (promised >= 0);

-- Neither column changes in the ordinary life of a row, so that it is still rewritten within its page.
create index stock_awaited on stock (product_id) where promised > 0;

-- Why one place and not another: only where there was a choice, or a rule spoke. Where there was not, the lines of
-- the reservation and the rules of that time tell it.
create table decision (
  id             uuid primary key,
  reservation_id uuid not null,
  order_id       uuid,
  at             timestamptz not null,
  rules_version  int  not null,
  outcome        text not null check (outcome in ('ONE_PLACE', 'SPLIT', 'WAITS', 'REFUSED')),
  question       jsonb not null,
  candidates     jsonb not null,
  allocations    jsonb not null,
  because        text not null
);
create index decision_by_order on decision (order_id) where order_id is not null;
create index decision_by_reservation on decision (reservation_id);
create index decision_by_time on decision (at, id);

alter type reservation_state rename to reservation_state_1;
create type reservation_state as enum ('HELD', 'COMMITTED', 'RELEASED', 'EXPIRED', 'REFUSED', 'SHIPPED');

drop index reservation_due;
alter table reservation
  drop constraint only_a_hold_expires,
  drop constraint only_a_release_has_a_reason,
  drop constraint only_a_refusal_is_short,
  drop constraint lines_as_the_state_has_them,
  alter column state type reservation_state using state::text::reservation_state,
  add column destination text,  -- country and postal code
  add column collect_at  text,
  add column awaited     jsonb; -- lines that wait for units that are not here yet
drop type reservation_state_1;

alter table reservation
  add constraint only_a_hold_expires check ((state = 'HELD') = (expires_at is not null)),
  add constraint only_a_release_has_a_reason check (state = 'RELEASED' or reason is null),
  add constraint only_a_refusal_is_short check ((state = 'REFUSED') = (shortages is not null)),
  add constraint only_a_promise_waits check (awaited is null or state in ('HELD', 'COMMITTED')),
  add constraint lines_as_the_state_has_them check (
    case state when 'REFUSED' then cardinality(quantities) = 0
               when 'RELEASED' then true
               when 'SHIPPED' then true
               else cardinality(quantities) > 0 or awaited is not null end);

create index reservation_due on reservation (expires_at) where state = 'HELD';
create index reservation_awaiting on reservation (at, id) where awaited is not null;
-- Order ids carry their time and arrive in its order: a few bytes for many rows, and nothing to write for each.
create index reservation_by_order on reservation using brin (order_id) with (autosummarize = on);

alter type movement rename to movement_1;
create type movement as enum ('RECEIPT', 'RESERVE', 'RELEASE', 'EXPIRE', 'ADJUSTMENT', 'COUNT', 'TRANSFER_OUT',
  'TRANSFER_IN', 'SHIP', 'REJECT', 'REPAIR');
alter table stock_ledger
  drop constraint moves_as_its_kind_does,
  alter column kind type movement using kind::text::movement,
  add column cause   text,
  add column note    text,
  add column made_by text;
drop type movement_1;

alter table stock_ledger
  add constraint moves_as_its_kind_does check (
    case kind when 'RECEIPT'      then available > 0 and reserved = 0
              when 'RESERVE'      then reserved > 0 and available = -reserved
              when 'RELEASE'      then available > 0 and reserved = -available
              when 'EXPIRE'       then available > 0 and reserved = -available
              when 'ADJUSTMENT'   then available <> 0 and reserved = 0
              when 'COUNT'        then reserved = 0
              when 'TRANSFER_OUT' then available < 0 and reserved = 0
              when 'TRANSFER_IN'  then available > 0 and reserved = 0
              when 'SHIP'         then available = 0 and reserved < 0
              when 'REJECT'       then available = 0 and reserved < 0
              when 'REPAIR'       then true end),
  add constraint what_people_move_has_a_cause check (
    kind in ('RECEIPT', 'RESERVE', 'RELEASE', 'EXPIRE', 'SHIP') or cause is not null);

-- Units on their way from one place to another: available at neither.
create table transfer (
  id          uuid primary key,
  product_id  uuid not null,
  origin      text not null,
  destination text not null,
  quantity    int  not null check (quantity > 0),
  arrived     int  not null default 0,
  state       text not null check (state in ('IN_TRANSIT', 'ARRIVED')),
  reference   text,
  sent_at     timestamptz not null,
  arrived_at  timestamptz,
  version     bigint not null default 1,
  constraint goes_somewhere_else check (origin <> destination),
  constraint no_more_arrives_than_was_sent check (arrived between 0 and quantity),
  constraint an_arrived_transfer_says_when check ((state = 'ARRIVED') = (arrived_at is not null))
);
create index transfer_under_way on transfer (product_id) where state = 'IN_TRANSIT';

-- Purchase orders and the like: units that somebody has said will come.
create table expected_receipt (
  id          uuid primary key,
  product_id  uuid not null,
  location    text not null,
  quantity    int  not null check (quantity > 0),
  arrived     int  not null default 0 check (arrived >= 0),
  expected_at timestamptz not null,
  state       text not null check (state in ('EXPECTED', 'ARRIVED', 'CANCELLED')),
  reference   text,
  version     bigint not null default 1,
  written_at  timestamptz not null
);
create index expected_receipt_open on expected_receipt (product_id, expected_at) where state = 'EXPECTED';

-- Where stock, ledger and reservations do not say the same, since when, and what became of it.
create table drift (
  id               uuid primary key,
  product_id       uuid not null,
  location         text not null,
  available        int  not null, -- what stock says
  reserved         int  not null,
  promised         int  not null,
  ledger_available int  not null, -- what the ledger's sums are
  ledger_reserved  int  not null,
  held             int  not null, -- what reservations hold, and what they wait for
  awaited          int  not null,
  state            text not null check (state in ('OPEN', 'GONE', 'REPAIRED')),
  seen_at          timestamptz not null,
  over_at          timestamptz,
  reason           text,
  repaired_by      text,
  constraint an_open_drift_is_not_over check ((state = 'OPEN') = (over_at is null)),
  constraint a_repair_says_why_and_by_whom check ((state = 'REPAIRED') = (reason is not null and repaired_by is not null))
);
create unique index one_open_drift_for_each_place on drift (product_id, location) where state = 'OPEN';
create index drift_by_time on drift (seen_at desc, id desc);

create table drift_check (
  one        boolean primary key default true check (one),
  checked_at timestamptz not null default '-infinity'
);
insert into drift_check default values;
