-- The payment was authorized, but somebody has to look at the order before anything is sent.
alter table checkout.session add column review boolean not null default false;
