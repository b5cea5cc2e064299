-- What there is to sell. A deleted product keeps its row, so that its history stays true, and gives its sku free.
create table product (
  id              uuid primary key,
  sku             text not null check (length(sku) between 1 and 64),
  name            text not null check (length(name) between 1 and 250),
  description     text,
  price           bigint not null check (price >= 0), -- minor units of the currency
  currency        text not null check (length(currency) = 3),
  category        text,
  status          text not null check (status in ('DRAFT', 'ACTIVE', 'ARCHIVED')),
  version         bigint not null default 1,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  deleted_at      timestamptz,
  deletion_reason text check (deletion_reason in ('DISCONTINUED', 'DUPLICATE', 'MERCHANT_REQUEST', 'OTHER')),
  constraint only_a_deleted_one_has_a_reason check (deleted_at is not null or deletion_reason is null)
);

create unique index product_sku on product (sku) where deleted_at is null;

-- The list of one status, page by page; without a status it follows the primary key.
create index product_listed_by_status on product (status, id) where deleted_at is null;
