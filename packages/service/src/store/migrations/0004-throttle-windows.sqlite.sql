-- Calls that several processes counted together: per partner, or per partner and customer, and per
-- minute of the service clock. A SQLite store has one process, which counts in memory; the table is
-- here because both databases have one schema.
create table throttle_window (
  partner_id text not null,
  -- Empty for the partner as a whole, otherwise the customer.
  subject text not null,
  started_at integer not null,
  calls integer not null,
  primary key (partner_id, subject, started_at)
) strict, without rowid;

create index throttle_window_by_age on throttle_window (started_at);
