-- Goods that came back. Each batch of them is put away once, whatever becomes of its units.
create table inventory.take_back (
  id           uuid   primary key,
  return_id    uuid   not null,
  order_id     uuid   not null,
  location     text   not null check (length(location) between 1 and 32),
  product_ids  uuid[] not null,
  quantities   int[]  not null,
  dispositions text[] not null,
  taken_at     timestamptz not null,
  constraint units_are_whole check (cardinality(product_ids) = cardinality(quantities)
    and cardinality(product_ids) = cardinality(dispositions)),
  constraint units_are_positive check (0 < all (quantities))
);
create index take_back_by_return on inventory.take_back (return_id);

-- RETURN: on sale again. ASIDE: in the building, or gone from it, but not for sale; the cause says to what end.
alter type inventory.movement add value if not exists 'RETURN';
alter type inventory.movement add value if not exists 'ASIDE';
alter table inventory.stock_ledger
  add column if not exists cause text,
  add column aside int not null default 0,
  -- by name: a value that this migration has added cannot be used in it
  add constraint what_comes_back_moves_as_it_does check (
    case kind::text when 'RETURN' then available > 0 and reserved = 0 and aside = 0 and cause = 'RESTOCK'
                    when 'ASIDE'  then available = 0 and reserved = 0 and aside > 0
                      and cause in ('REPAIR', 'SCRAP', 'BACK_TO_VENDOR')
                    else aside = 0 end);
