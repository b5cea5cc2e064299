-- Orders found by what is in them and by who receives them. Each list is read from its own end of an index, newest first,
-- a page at a time: however many orders have the product or the name, and however old the page.

create table orders.order_product (
    product_id uuid        not null,
    created_at timestamptz not null,
    order_id   uuid        not null,
    primary key (product_id, created_at, order_id)
);

-- The words of a recipient's name, in small letters. "C": a word's beginning is a range of the index.
create table orders.order_word (
    word       text collate "C" not null,
    created_at timestamptz      not null,
    order_id   uuid             not null,
    primary key (word, created_at, order_id)
);

-- " ada lovelace": each word with a blank before it, so that its beginning can be looked for.
create function orders.words(name text) returns text language sql immutable parallel safe
return ' ' || trim(regexp_replace(lower(name collate pg_c_utf8), '[^[:alnum:]]+', ' ', 'g'));

alter table orders.order_view add column words text;

update orders.order_view v
set words = orders.words(coalesce(o.address, h.payload #> '{goods,address}') ->> 'recipientName')
from orders.orders o
join orders.history h on h.order_id = o.order_id and h.version = 1
where o.order_id = v.order_id;

insert into orders.order_word (word, created_at, order_id)
select distinct w.word, v.created_at, v.order_id
from orders.order_view v cross join unnest(string_to_array(trim(v.words), ' ')) as w (word)
where v.created_at is not null and w.word <> '';

insert into orders.order_product (product_id, created_at, order_id)
select (line ->> 'productId')::uuid, v.created_at, v.order_id
from orders.order_view v
join orders.history h on h.order_id = v.order_id and h.version = 1
cross join jsonb_array_elements(h.payload #> '{goods,lines}') as line
where v.created_at is not null
union
select l.product_id, v.created_at, v.order_id
from orders.order_view v join orders.line l on l.order_id = v.order_id
where v.created_at is not null;

-- Who has an order open, as the pages themselves say it every few seconds. Nothing of it is worth a crash's while.
create unlogged table orders.presence (
    page     uuid        primary key,
    order_id uuid        not null,
    who      text        not null check (length(who) between 1 and 100),
    since    timestamptz not null,
    seen_at  timestamptz not null
);
create index presence_by_order on orders.presence (order_id);
