-- Of what left together some parcels may be lost while others arrive.
alter table orders.shipment
    add column under_way jsonb not null default '[]', -- units that have neither arrived nor been lost, nor come back
    add column parcels   jsonb not null default '[]'; -- those that the carrier has named, and what became of each
update orders.shipment set under_way = items where state = 'UNDER_WAY';

-- Captures that failed and were not asked for again: somebody has to see to them.
alter table orders.orders add column unpaid jsonb;
