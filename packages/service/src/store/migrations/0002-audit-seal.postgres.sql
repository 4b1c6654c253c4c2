-- What proves that the activity log is as it was written. Both tables only grow; retention alone
-- takes from their beginning, and signs what it took.

-- One row per line of the log: its number in the partner's chain, the digest of the line, and the
-- hash that ties it to everything before it.
create table audit_seal (
  partner_id uuid not null,
  number bigint not null,
  seq bigint not null,
  digest text collate "C" not null,
  hash text collate "C" not null,
  primary key (partner_id, number)
);

create unique index audit_seal_by_line on audit_seal (partner_id, seq);

-- What the sealer signed: the ends of the chains that it made longer. Every line up to complete_to is
-- sealed; sealed_to is the newest line that is. Lines between them may still be in a transaction.
create table audit_checkpoint (
  number bigint primary key,
  kind text collate "C" not null check (kind in ('seal', 'retention')),
  statement text collate "C" not null,
  hash text collate "C" not null,
  key_id text collate "C" not null,
  signature text collate "C" not null,
  complete_to bigint not null,
  sealed_to bigint not null
);

create index audit_checkpoint_of_retention on audit_checkpoint (number) where kind = 'retention';

-- The sealer reads new lines of all partners in the order in which they got their numbers.
create index audit_record_by_seq on audit_record (seq);
