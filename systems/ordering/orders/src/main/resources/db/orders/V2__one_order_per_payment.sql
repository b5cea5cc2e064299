-- A payment pays for one order: the decider says so in words, the index also to those who ask at the same moment.
drop index orders.orders_by_payment;
create unique index one_order_per_payment on orders.orders (payment_id);
