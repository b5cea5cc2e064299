-- What came back pays for what is wanted instead. Exchanges that were paid before have no credit: they were charged in full.
alter table returns.exchange
    add column credit     bigint not null default 0 check (credit >= 0),
    add column given_back bigint not null default 0, -- what of that is owed again: not all of the new order is to be
    add constraint no_more_given_back_than_credited check (given_back between 0 and credit);
