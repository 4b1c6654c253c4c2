-- Whether somebody is a customer at this moment, without a look at the customer's row, which is long:
-- the read that comes most often asks nothing else of it.
create unique index customer_present on customer (partner_id, id) where removed_at is null;
