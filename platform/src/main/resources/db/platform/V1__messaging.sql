-- The messaging kernel's tables. One set per database, whichever systems share it.

-- Append-only. Partitioned by id, not by time, so that a clock that jumps cannot make an insert fail; old partitions are dropped.
create table platform.outbox (
    id      bigint generated always as identity,
    xid     xid8        not null default pg_current_xact_id(),
    topic   text        not null,
    part    int         not null,
    key     text        not null,
    type    text        not null,
    payload bytea       not null,
    headers jsonb       not null,
    told_at timestamptz not null
) partition by range (id);
create index outbox_xid on platform.outbox (xid);

create table platform.outbox_partition (
    name       text primary key,
    from_id    bigint not null,
    to_id      bigint not null,
    full_since timestamptz
);

-- One row per source: the tick that is being relayed, and the identity of the database that it is relayed from.
create table platform.relay (
    source            int         primary key,
    epoch             bigint      not null,
    tick              bigint      not null,
    lo                pg_snapshot not null,
    hi                pg_snapshot not null,
    base              jsonb       not null,
    system_identifier text        not null,
    timeline          int         not null
);

-- Ticks that sent something, so that they can be sent again, exactly, within the outbox's retention.
create table platform.relay_tick (
    source int         not null,
    epoch  bigint      not null,
    tick   bigint      not null,
    lo     pg_snapshot not null,
    hi     pg_snapshot not null,
    base   jsonb       not null,
    at     timestamptz not null,
    primary key (source, epoch, tick)
);

create table platform.position (
    reader        text   not null,
    topic         text   not null,
    part          int    not null,
    source        int    not null,
    epoch         bigint not null,
    next_offset   bigint not null,
    last_sequence bigint not null,
    primary key (reader, topic, part, source)
) with (fillfactor = 50);

create table platform.parked (
    id         bigint generated always as identity primary key,
    reader     text        not null,
    topic      text        not null,
    part       int         not null,
    key        text        not null,
    type       text        not null,
    payload    bytea       not null,
    headers    jsonb       not null,
    told_at    timestamptz not null,
    error      text        not null,
    attempts   int         not null,
    parked_at  timestamptz not null,
    state      text        not null default 'WAITING' check (state in ('WAITING', 'RETRY', 'DROP', 'DROPPED')),
    reason     text,
    decided_by text,
    decided_at timestamptz,
    check (state = 'WAITING' or reason is not null)
);
create index parked_open on platform.parked (reader, topic, part, key, id) where state <> 'DROPPED';

create table platform.idempotency (
    key         text        primary key,
    operation   text        not null,
    fingerprint bytea       not null,
    status      int,
    headers     jsonb,
    body        bytea,
    created_at  timestamptz not null
);
create index idempotency_age on platform.idempotency using brin (created_at);
