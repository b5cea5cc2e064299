-- A session that waits for what its promotion code is worth has neither price nor basket yet, and does not keep its cart
-- from being checked out: carts sees to that, and opens the cart again as soon as the code is refused.
alter table checkout.session add column priced boolean not null default true;

alter table checkout.session drop constraint session_status;
alter table checkout.session add constraint session_status check (status in
    ('PRICING', 'STARTED', 'RESERVING', 'AUTHORIZING', 'CREATING_ORDER', 'COMPENSATING', 'CONFIRMED', 'FAILED'));
alter table checkout.session add constraint only_a_priced_session_goes_on
    check (priced or status in ('PRICING', 'FAILED'));

drop index checkout.session_of_cart;
-- At most one checkout of a cart is under way.
create unique index session_of_cart on checkout.session (cart_id) where finished_at is null and priced;
