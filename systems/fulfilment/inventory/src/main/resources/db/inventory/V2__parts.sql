-- The parts of a reservation that were given back alone, by the names of their releases: each is given back once.
alter table inventory.reservation add column parts uuid[] not null default '{}';
