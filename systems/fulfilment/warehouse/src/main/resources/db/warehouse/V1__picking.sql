-- What the warehouse knows of a product: names from the catalogue's events, the rest measured here.
create table product (
  id           uuid    primary key,
  sku          text,
  name         text,
  gtin         text    check (gtin ~ '^[0-9]{14}$'),
  weight_grams int     check (weight_grams > 0),
  warehouses   text[]  not null default '{}',   -- its bins, one per warehouse, as arrays side by side
  aisles       int[]   not null default '{}',
  bays         int[]   not null default '{}',
  levels       int[]   not null default '{}',
  gone         boolean not null default false,  -- the catalogue has it no more
  version      bigint  not null default 0,
  constraint bins_are_whole check (
    cardinality(warehouses) = cardinality(aisles) and cardinality(warehouses) = cardinality(bays)
      and cardinality(warehouses) = cardinality(levels))
);

-- One bar code leads to one product.
create unique index product_by_gtin on product (gtin) where gtin is not null and not gone;

create type job_status as enum ('WAITING', 'PICKING', 'PICKED', 'PACKED', 'HANDED_OVER', 'STOPPED');

create table job (
  id              uuid primary key,             -- derived from the fulfilment's: heard twice, there is one
  fulfilment_id   uuid not null unique,
  order_id        uuid not null,
  journey_id      uuid not null,                -- the correlation id of whatever is told about it later
  customer_id     uuid,
  warehouse_id    text not null,
  priority        text not null check (priority in ('STANDARD', 'EXPEDITED', 'SAME_DAY')),
  delivery_method text not null check (delivery_method in ('HOME_DELIVERY', 'CLICK_AND_COLLECT')),
  recipient_name  text,
  line1           text,
  city            text,
  postcode        text,
  country         text,
  promised_by     timestamptz,
  due_at          timestamptz not null,
  created_at      timestamptz not null,
  status          job_status  not null,
  picker          text,
  started_at      timestamptz,
  picked_at       timestamptz,
  packed_at       timestamptz,
  ended_at        timestamptz,                  -- handed over or stopped
  wake_at         timestamptz,                  -- when a simulated picker will have picked it
  version         bigint not null,
  constraint an_address_is_whole check (
    num_nulls(line1, city, postcode, country) in (0, 4)),
  constraint what_goes_home_has_an_address check (
    delivery_method <> 'HOME_DELIVERY' or line1 is not null),
  constraint times_as_the_status_has_them check (
    case status
      when 'WAITING' then num_nonnulls(started_at, picked_at, packed_at, ended_at) = 0
      when 'PICKING' then started_at is not null and num_nonnulls(picked_at, packed_at, ended_at) = 0
      when 'PICKED' then num_nulls(started_at, picked_at) = 0 and num_nonnulls(packed_at, ended_at) = 0
      when 'PACKED' then num_nulls(started_at, picked_at, packed_at) = 0 and ended_at is null
      when 'HANDED_OVER' then num_nulls(started_at, picked_at, packed_at, ended_at) = 0
      when 'STOPPED' then ended_at is not null end),
  constraint who_has_started_has_a_name check ((started_at is null) = (picker is null)),
  constraint only_a_simulated_picker_wakes check (wake_at is null or status = 'PICKING')
) with (fillfactor = 70);

create index job_by_due on job (due_at, id);
create index job_waiting on job (due_at, id) where status = 'WAITING';
create index job_open on job (due_at, id) where status in ('WAITING', 'PICKING', 'PICKED');
create index job_wakes on job (wake_at) where wake_at is not null;

-- asked = picked + missing + stopped + what is still open; of the picked ones some are packed.
create table job_line (
  job_id     uuid not null references job,
  product_id uuid not null,
  place      int  not null,
  sku        text,
  name       text,
  asked      int  not null check (asked > 0),
  picked     int  not null default 0 check (picked >= 0),
  missing    int  not null default 0 check (missing >= 0),
  stopped    int  not null default 0 check (stopped >= 0),
  packed     int  not null default 0 check (packed >= 0),
  primary key (job_id, product_id),
  constraint no_more_than_asked check (picked + missing + stopped <= asked),
  constraint packed_was_picked check (packed <= picked)
) with (fillfactor = 70);

create sequence sscc_serial as bigint minvalue 0 start 0;

-- Weights 3 and 1 from the left, so that the check digit at the eighteenth place weighs 1.
create function sscc_fits(code text) returns boolean language sql immutable as $$
  select sum(substr(code, at, 1)::int * case when at % 2 = 1 then 3 else 1 end) % 10 = 0
  from generate_series(1, 18) as at
$$;

create table parcel (
  id           uuid   primary key,
  job_id       uuid   not null references job,
  sscc         text   not null unique check (sscc ~ '^[0-9]{18}$' and sscc_fits(sscc)),
  weight_grams int    not null check (weight_grams > 0),
  length_mm    int    not null check (length_mm > 0),
  width_mm     int    not null check (width_mm > 0),
  height_mm    int    not null check (height_mm > 0),
  product_ids  uuid[] not null,
  quantities   int[]  not null,
  packed_at    timestamptz not null,
  constraint contents_are_whole check (
    cardinality(product_ids) = cardinality(quantities) and cardinality(quantities) > 0),
  constraint contents_are_positive check (0 < all (quantities))
);

create index parcel_of_job on parcel (job_id);

-- Who asked that units stay, and what was answered: asked again, it is answered again.
create table stop (
  id            uuid primary key,
  job_id        uuid not null,                  -- its job may not have come yet
  order_id      uuid not null,
  fulfilment_id uuid not null,
  journey_id    uuid not null,
  reason        text not null,
  asked_at      timestamptz not null,
  product_ids   uuid[],                         -- null: all that is not packed
  quantities    int[],
  wake_at       timestamptz,                    -- until when its job is waited for
  answered_at   timestamptz,
  refusal       text check (refusal in ('ALREADY_PACKED', 'ALREADY_SHIPPED', 'UNKNOWN_FULFILMENT')),
  stayed_ids    uuid[],
  stayed        int[],
  constraint it_waits_or_is_answered check ((wake_at is null) = (answered_at is not null)),
  constraint it_is_granted_or_refused check (
    answered_at is null or (refusal is null) = (stayed is not null))
);

create index stop_waits_for on stop (job_id) where wake_at is not null;
create index stop_wakes on stop (wake_at) where wake_at is not null;
