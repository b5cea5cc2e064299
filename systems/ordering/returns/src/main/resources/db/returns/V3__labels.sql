-- A carrier's label for goods that come back, as far as shipping has told. Returns that were approved before have none.
create table returns.label (
    return_id       uuid primary key references returns.returns,
    state           text not null check (state in ('ASKED_FOR', 'CREATED', 'REFUSED', 'CALLED_OFF')),
    carrier         text,
    tracking_number text,
    reason          text,
    constraint a_label_has_a_carrier_and_a_number check ((carrier is null) = (tracking_number is null)
        and (state <> 'CREATED' or carrier is not null)),
    constraint a_refused_label_says_why check ((state = 'REFUSED') = (reason is not null))
) with (fillfactor = 70);
