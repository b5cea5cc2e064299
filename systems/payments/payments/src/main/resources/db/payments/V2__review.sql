-- The fraud screening could not make up its mind: the payment is made, and somebody looks at the order.
alter table payments.payments add column review boolean not null default false;
