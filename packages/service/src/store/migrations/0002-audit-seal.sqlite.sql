-- What proves that the activity log is as it was written. Both tables only grow; retention alone
-- takes from their beginning, and signs what it took.

-- One row per line of the log: its number in the partner's chain, the digest of the line, and the
-- hash that ties it to everything before it.
create table audit_seal (
  partner_id text not null,
  number integer not null,
  seq integer not null,
  digest text not null,
  hash text not null,
  primary key (partner_id, number)
) strict, without rowid;

create unique index audit_seal_by_line on audit_seal (partner_id, seq);

-- What the sealer signed: the ends of the chains that it made longer. Every line up to complete_to is
-- sealed; sealed_to is the newest line that is.
create table audit_checkpoint (
  number integer primary key,
  kind text not null check (kind in ('seal', 'retention')),
  statement text not null,
  hash text not null,
  key_id text not null,
  signature text not null,
  complete_to integer not null,
  sealed_to integer not null
) strict;

create index audit_checkpoint_of_retention on audit_checkpoint (number) where kind = 'retention';
