-- What people have done about a checkout that would not move, each with its reason: appended, never changed.
create table checkout.intervention (
    intervention_id uuid        primary key,
    session_id      uuid        not null,
    at              timestamptz not null,
    wish            text        not null check (wish in ('RETRY', 'COMPENSATE')),
    actor           text        not null,
    reason          text        not null check (length(reason) between 1 and 500),
    found           text        not null, -- the state that the session was in
    became          text        not null
);
create index intervention_by_session on checkout.intervention (session_id);
