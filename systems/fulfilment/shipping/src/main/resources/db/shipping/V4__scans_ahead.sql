-- What a carrier says while the labels it speaks of are just being written down is seen by neither transaction:
-- whoever says it does not find the labels yet, and whoever writes the labels does not find what was said. So what has
-- found no owner is looked at again.
alter table shipping.scans add look_at timestamptz;

create index scans_to_look_at on shipping.scans (look_at) where look_at is not null;

-- What was left behind so far.
update shipping.scans set look_at = heard_at where not applied;
