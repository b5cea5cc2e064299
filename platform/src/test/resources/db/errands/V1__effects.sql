create table errands.effects (
    key uuid primary key,
    subject uuid not null,
    kind text not null,
    question jsonb not null,
    journey uuid not null,
    state text not null check (state in ('SENT', 'UNKNOWN', 'DONE', 'FAILED')),
    attempts int not null check (attempts > 0),
    burnt_keys int not null default 0,
    withdrawn boolean not null default false,
    first_sent_at timestamptz not null,
    last_sent_at timestamptz not null,
    next_at timestamptz,
    outcome text,
    constraint driven_until_it_ends check (
        (next_at is not null) = (state in ('SENT', 'UNKNOWN')))
);

create index effects_due on errands.effects (next_at) where next_at is not null;
