-- Search is being told of every product again: how far that has come. No row, and nothing is being told.
create table retelling (
  one   boolean primary key default true check (one),
  after uuid not null -- the last product that was told; the next ones have higher ids
);

-- What is in the catalogue already was told before there was a search.
insert into retelling (after) values ('00000000-0000-0000-0000-000000000000');
