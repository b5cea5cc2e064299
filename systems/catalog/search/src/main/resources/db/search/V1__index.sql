-- What can be found, as it was heard from products. All of it can be thrown away: POST /products/retellings tells it again.
create table entry (
  product_id  uuid primary key,
  sku         text not null,
  name        text not null,
  description text,
  price       bigint not null check (price >= 0), -- minor units of the currency
  currency    text not null check (length(currency) = 3),
  category    text,
  status      text not null check (status in ('DRAFT', 'ACTIVE', 'ARCHIVED')),
  document    tsvector not null, -- its words, those of the name before those of the description
  grams       text[] not null    -- of name, sku and category, three letters each: finds what was mistyped
);

create index entry_document on entry using gin (document);
create index entry_grams on entry using gin (grams);

-- Everything, by name.
create index entry_by_name on entry (name, product_id);
