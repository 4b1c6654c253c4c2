-- Calls that several processes counted together: per partner, or per partner and customer, and per
-- minute of the service clock. Unlogged, because it is no promise: after a crash of the database the
-- minute under way is counted anew.
create unlogged table throttle_window (
  partner_id uuid not null,
  -- Empty for the partner as a whole, otherwise the customer.
  subject text collate "C" not null,
  started_at bigint not null,
  calls bigint not null,
  primary key (partner_id, subject, started_at)
);

create index throttle_window_by_age on throttle_window (started_at);
