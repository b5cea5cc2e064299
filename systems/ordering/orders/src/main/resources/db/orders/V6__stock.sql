-- Where the units of an order lie, as inventory has said: only of orders whose units do not all lie at the one place
-- that there is.
create table orders.allocation (
    order_id uuid  primary key,
    items    jsonb not null
);

-- What the warehouses were set to work on, one row for each time: an order may come from several.
create table orders.fulfilment (
    fulfilment_id uuid  primary key,
    order_id      uuid  not null,
    nth           int   not null check (nth >= 1),
    warehouse_id  text  not null,
    items         jsonb not null
);
create index fulfilment_by_order on orders.fulfilment (order_id);

insert into orders.fulfilment (fulfilment_id, order_id, nth, warehouse_id, items)
select (payload ->> 'fulfilmentId')::uuid, order_id, row_number() over (partition by order_id order by version),
    payload ->> 'warehouseId', payload -> 'items'
from orders.history where type = 'started';
