create table proofs.entry (
    name   text   primary key,
    amount bigint not null
);
