-- Times are epoch milliseconds (UTC). JSON is kept as text. Partner data is keyed partner first.

create table partner (
  id text primary key,
  name text not null,
  domain text not null unique,
  created_at integer not null,
  removed_at integer
) strict, without rowid;

create table member (
  partner_id text not null references partner (id),
  object_id text not null,
  user_principal_name text not null,
  display_name text not null,
  csp_roles text not null,
  primary key (partner_id, object_id)
) strict, without rowid;

create table customer (
  partner_id text not null references partner (id),
  id text not null,
  commerce_id text not null,
  company_name text not null,
  name_key text not null,
  domain text not null,
  relationship text not null,
  allow_delegated_access integer not null,
  associated_partner_id text,
  company_profile text not null,
  billing_profile text not null,
  education_requests integer not null default 0,
  created_at integer not null,
  account_review_at integer,
  updated_at integer not null,
  removed_at integer,
  primary key (partner_id, id)
) strict;

-- A customer who was unlinked is still a tenant, so its domain stays taken.
create unique index customer_domain on customer (domain);
create index customer_by_domain on customer (partner_id, domain, id) where removed_at is null;
create index customer_by_name on customer (partner_id, name_key, id) where removed_at is null;
create index customer_by_reseller on customer (partner_id, associated_partner_id, id)
  where removed_at is null and associated_partner_id is not null;

create table qualification (
  partner_id text not null,
  customer_id text not null,
  type text not null,
  vetting_status text,
  vetting_reason text,
  requested_at integer,
  education_segment text,
  website text,
  updated_at integer not null,
  primary key (partner_id, customer_id, type),
  foreign key (partner_id, customer_id) references customer (partner_id, id)
) strict, without rowid;

create table validation_code (
  partner_id text not null references partner (id),
  id text not null,
  organization_name text not null,
  max_creates integer,
  remaining_creates integer check (remaining_creates >= 0),
  updated_at integer not null,
  primary key (partner_id, id)
) strict, without rowid;

create table code_redemption (
  partner_id text not null,
  customer_id text not null,
  code_id text not null,
  redeemed_at integer not null,
  primary key (partner_id, customer_id),
  foreign key (partner_id, code_id) references validation_code (partner_id, id)
) strict, without rowid;

create table gdap_grant (
  partner_id text not null,
  customer_id text not null,
  csp_role text not null,
  directory_role text not null,
  primary key (partner_id, customer_id, csp_role, directory_role)
) strict, without rowid;

-- due_at says when the worker has to act next: the vetting is due, a lease has run out, or a
-- decision may be shown. It is null while nothing is for the worker to do.
create table vetting_case (
  partner_id text not null,
  id text not null,
  customer_id text not null,
  state text not null check (state in ('waiting', 'examining', 'desk', 'decided', 'shown')),
  due_at integer,
  lease text,
  attempts integer not null default 0,
  subject text not null,
  correlation_id text not null,
  opened_at integer not null,
  findings text,
  verdict text,
  reason text,
  policy_row text,
  explanation text,
  decided_by text,
  decided_at integer,
  confirmed_by text,
  shown_at integer,
  assignee text,
  public_note text,
  version integer not null default 1,
  primary key (partner_id, id),
  foreign key (partner_id, customer_id) references customer (partner_id, id)
) strict;

create index vetting_case_due on vetting_case (due_at) where due_at is not null;
create index vetting_case_by_id on vetting_case (id);
create index vetting_case_open_by_age on vetting_case (opened_at, id) where state <> 'shown';
create index vetting_case_by_partner on vetting_case (partner_id, opened_at);
create index vetting_case_by_age on vetting_case (opened_at, id);
create index vetting_case_by_customer on vetting_case (partner_id, customer_id, opened_at);
create unique index vetting_case_open on vetting_case (partner_id, customer_id) where state <> 'shown';

create table case_entry (
  seq integer primary key,
  partner_id text not null,
  case_id text not null,
  at integer not null,
  actor text not null,
  kind text not null,
  data text not null
) strict;

create index case_entry_by_case on case_entry (partner_id, case_id, seq);

create table domain_entry (
  domain text not null,
  list text not null check (list in ('allow', 'stop')),
  reason text not null,
  denial text,
  added_at integer not null,
  added_by text not null,
  primary key (domain, list)
) strict, without rowid;

-- A number is never given again, even when the last lines are gone: that would hide that they are.
create table audit_record (
  seq integer primary key autoincrement,
  partner_id text not null,
  customer_id text,
  customer_name text,
  customer_name_key text,
  operation_type text not null,
  resource_type text not null,
  operation_status text not null,
  operation_date integer not null,
  user_principal_name text,
  application_id text,
  correlation_id text not null,
  old_value text,
  new_value text,
  customized_data text not null
) strict;

-- SQLite takes the older of two indexes that look equally good to it, so this one comes first.
create index audit_record_by_customer on audit_record (partner_id, customer_id, operation_date, seq);
create index audit_record_by_date on audit_record (partner_id, operation_date, seq);

-- Rows are written one commit after the other, so seq is already the order of the commits.
create table event (
  seq integer primary key,
  partner_id text not null,
  customer_id text,
  kind text not null,
  at integer not null,
  data text not null
) strict;

create index event_by_time on event (at);

create index code_redemption_by_time on code_redemption (partner_id, redeemed_at);

create table answer (
  partner_id text not null,
  request_id text not null,
  target text not null,
  fingerprint text not null,
  status integer,
  body text,
  expires_at integer not null
) strict;

create unique index answer_by_request on answer (partner_id, request_id, target);
create index answer_by_expiry on answer (expires_at);

create table setting (
  name text primary key,
  value text not null
) strict, without rowid;

-- What the sandbox's sign-in has to remember: codes, device codes and refresh tokens, by the digest
-- of what the client holds. family groups all that stems from one sign-in.
create table issuer_entry (
  kind text not null check (kind in ('code', 'device', 'refresh')),
  digest text not null,
  second_digest text,
  family text,
  used integer not null default 0,
  data text not null,
  expires_at integer not null,
  primary key (kind, digest)
) strict, without rowid;

create index issuer_entry_by_second on issuer_entry (kind, second_digest) where second_digest is not null;
create index issuer_entry_by_family on issuer_entry (family) where family is not null;
create index issuer_entry_by_expiry on issuer_entry (expires_at);

-- What the operator changed: who may do what, codes, customers, lists. Rows are only ever added.
create table operator_record (
  seq integer primary key,
  at integer not null,
  actor text not null,
  action text not null,
  subject text not null,
  before text,
  after text
) strict;
