-- Orders that are over move to long-term files; what is left of them here is their row, the row of the list, and one
-- event from which the order as it was can be told.

alter table orders.orders
    add column archive_file uuid, -- the file that it is being written into, or lies in
    drop constraint orders_stage_check,
    add constraint orders_stage_check check (stage in ('CREATED', 'CONFIRMED', 'ON_HOLD', 'AWAITING_FULFILMENT',
        'FULFILLING', 'COMPLETED', 'CANCELLED', 'ARCHIVED', 'FORBIDDEN')),
    drop constraint a_living_order_is_not_cancelled,
    add constraint a_living_order_is_not_cancelled check (
        stage in ('CANCELLED', 'ARCHIVED', 'FORBIDDEN') or num_nonnulls(cancelled_at, cancel_reason) = 0),
    drop constraint a_completed_order_says_when,
    add constraint a_completed_order_says_when check (case stage
        when 'COMPLETED' then completed_at is not null
        when 'ARCHIVED' then num_nonnulls(completed_at, cancelled_at) = 1
        else completed_at is null end),
    add constraint an_archived_order_lies_in_a_file check (stage <> 'ARCHIVED' or archive_file is not null);

-- Those that are over and in no file, the oldest first.
create index orders_over on orders.orders (coalesce(completed_at, cancelled_at))
    where stage in ('COMPLETED', 'CANCELLED') and archive_file is null;

create index orders_claimed on orders.orders (archive_file)
    where stage in ('COMPLETED', 'CANCELLED') and archive_file is not null;

create table orders.archive_file (
    file_id    uuid        primary key,
    state      text        not null check (state in ('WRITING', 'KEPT', 'CORRUPTED', 'MISSING', 'DROPPED')),
    name       text        unique,  -- in the store
    checksum   text        check (checksum ~ '^[a-f0-9]{64}$'),
    bytes      bigint,
    orders     int         not null check (orders >= 0),
    created_at timestamptz not null,
    written_at timestamptz,
    checked_at timestamptz,
    check_at   timestamptz,         -- when it is read again
    problem    text,
    constraint what_is_kept_can_be_found check (
        state in ('WRITING', 'DROPPED') or num_nulls(name, checksum, bytes, written_at, check_at) = 0),
    constraint what_is_damaged_says_how check ((problem is not null) = (state in ('CORRUPTED', 'MISSING')))
);
create index archive_file_writing on orders.archive_file (created_at) where state = 'WRITING';
create index archive_file_due on orders.archive_file (check_at) where check_at is not null;

-- Where an order lies in its file: its record is a piece of its own.
create table orders.archive_record (
    order_id       uuid        primary key,
    file_id        uuid        not null references orders.archive_file,
    version        int         not null check (version >= 1), -- how many events of it lie there
    correlation_id uuid        not null,
    start          bigint      not null check (start >= 0),
    length         int         not null check (length > 0),
    checksum       text        not null check (checksum ~ '^[a-f0-9]{64}$'),
    category       text        not null check (category in ('STANDARD', 'FINANCIAL_RECORD', 'LEGAL_HOLD')),
    archived_at    timestamptz not null
);
create index archive_record_by_journey on orders.archive_record (correlation_id);
create index archive_record_by_file on orders.archive_record (file_id);

-- What is asked of the store, one row per file (platform's package effects).
create table orders.effects (
    key           uuid        primary key,
    subject       uuid        not null,
    kind          text        not null check (kind in ('WRITE_FILE')),
    question      jsonb       not null,
    journey       uuid        not null,
    state         text        not null check (state in ('SENT', 'UNKNOWN', 'DONE', 'FAILED')),
    attempts      int         not null check (attempts > 0),
    burnt_keys    int         not null default 0,
    withdrawn     boolean     not null default false,
    first_sent_at timestamptz not null,
    last_sent_at  timestamptz not null,
    next_at       timestamptz,
    outcome       text,
    constraint driven_until_it_ends check ((next_at is not null) = (state in ('SENT', 'UNKNOWN')))
) with (fillfactor = 70);
create index effects_due on orders.effects (next_at) where next_at is not null;

-- History is still never changed; but what lies in a file may go.
create function orders.only_what_is_archived_goes() returns trigger language plpgsql as $$
begin
    if not exists (select from orders.archive_record r where r.order_id = old.order_id and r.version >= old.version) then
        raise exception 'orders.history is append-only: event % of order % lies in no file', old.version, old.order_id;
    end if;
    return old;
end $$;
drop trigger append_only on orders.history;
create trigger append_only before update or truncate on orders.history
    for each statement execute function orders.history_is_append_only();
create trigger only_what_is_archived_goes before delete on orders.history
    for each row execute function orders.only_what_is_archived_goes();

-- Amendments that ask for more: stock and price are held for them until somebody commits.

alter table orders.orders
    add column amended jsonb; -- delivery method, promotion and further reservations, where an amendment brought them

-- What orders know of products, from the products' own events.
create table orders.product (
    product_id uuid   primary key,
    sku        text   not null,
    name       text   not null,
    price      bigint not null check (price >= 0),
    currency   text   not null check (length(currency) = 3),
    status     text   not null check (status in ('DRAFT', 'ACTIVE', 'ARCHIVED'))
);

create table orders.amendment (
    amendment_id   uuid        primary key,
    order_id       uuid        not null,
    journey_id     uuid        not null,
    state          text        not null check (state in
        ('RESERVING', 'PENDING', 'COMMITTING', 'APPLIED', 'FAILED', 'EXPIRED', 'WITHDRAWN')),
    wish           jsonb       not null,
    offer          jsonb       not null, -- what is added, at which prices; the discount of its code
    previous_total bigint      not null check (previous_total >= 0),
    new_total      bigint      not null check (new_total >= 0),
    currency       text        not null check (length(currency) = 3),
    stock_held     boolean     not null,
    price_known    boolean     not null,
    requested_at   timestamptz not null,
    expires_at     timestamptz not null,
    wake_at        timestamptz,
    changed_at     timestamptz not null,
    revision       int,                  -- of the order, once it is applied
    failure        text,
    constraint what_failed_says_why check ((failure is not null) = (state = 'FAILED')),
    constraint what_is_applied_has_its_revision check ((revision is not null) = (state = 'APPLIED')),
    constraint what_is_pending_is_complete check (
        state not in ('PENDING', 'COMMITTING', 'APPLIED') or stock_held and price_known),
    constraint only_what_waits_for_people_wakes check (wake_at is null or state in ('RESERVING', 'PENDING'))
);
create index amendment_by_order on orders.amendment (order_id);
create unique index one_amendment_at_a_time on orders.amendment (order_id)
    where state in ('RESERVING', 'PENDING', 'COMMITTING');
create index amendment_wake on orders.amendment (wake_at) where wake_at is not null;
