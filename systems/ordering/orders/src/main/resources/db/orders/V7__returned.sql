-- What others have had refunded: for goods that came back, which stay bought.
alter table orders.orders add column returned bigint not null default 0 check (returned >= 0);
