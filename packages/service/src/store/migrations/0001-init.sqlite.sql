-- Times are epoch milliseconds (UTC). JSON is kept as text. Partner data is keyed partner first.

create table partner (
  id text primary key,
  name text not null,
  domain text not null unique,
  created_at integer not null,
  removed_at integer,
  -- The partner's own request limits and review times; what is absent is as everywhere.
  qualifications text not null default '{}'
) strict, without rowid;

-- Applications that may call for a partner, and for what.
create table application (
  partner_id text not null references partner (id),
  application_id text not null,
  name text,
  rights text not null,
  primary key (partner_id, application_id)
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
  -- Ties a customer to its line in the index of customer_search.
  number integer primary key,
  partner_id text not null references partner (id),
  id text not null,
  commerce_id text not null,
  company_name text not null,
  name_key text not null,
  domain text not null,
  -- Texts by any part of which a customer is found, one a line.
  search_text text not null,
  relationship text not null,
  allow_delegated_access integer not null,
  associated_partner_id text,
  company_profile text not null,
  billing_profile text not null,
  created_at integer not null,
  account_review_at integer,
  updated_at integer not null,
  removed_at integer,
  unique (partner_id, id)
) strict;

-- Finds customers by any three characters or more. It holds those who are customers at the moment;
-- a row that is deleted has to be unlinked first.
create virtual table customer_search using fts5 (
  search_text, content = 'customer', content_rowid = 'number', columnsize = 0,
  tokenize = 'trigram case_sensitive 1'
);
-- What is taken out of the index is gone from its pages, too.
insert into customer_search (customer_search, rank) values ('secure-delete', 1);

create trigger customer_search_new after insert on customer when new.removed_at is null begin
  insert into customer_search (rowid, search_text) values (new.number, new.search_text);
end;
create trigger customer_search_changed after update of search_text, removed_at on customer
when old.search_text <> new.search_text or (old.removed_at is null) <> (new.removed_at is null) begin
  insert into customer_search (customer_search, rowid, search_text)
    select 'delete', old.number, old.search_text where old.removed_at is null;
  insert into customer_search (rowid, search_text)
    select new.number, new.search_text where new.removed_at is null;
end;

create index customer_by_domain on customer (partner_id, domain, id) where removed_at is null;
create index customer_by_name on customer (partner_id, name_key, id) where removed_at is null;
create index customer_by_reseller on customer (partner_id, associated_partner_id, id)
  where removed_at is null and associated_partner_id is not null;
-- Tells that somebody is a customer at this moment without a look at the customer's row, which is long:
-- the read that comes most often asks nothing else of it.
create unique index customer_present on customer (partner_id, id) where removed_at is null;

-- Whose tenant a domain is. A customer who was unlinked is still a tenant, so its domain stays taken.
create table domain_holder (
  domain text primary key,
  partner_id text not null,
  customer_id text not null
) strict, without rowid;

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

create index code_redemption_by_time on code_redemption (partner_id, redeemed_at);

create table gdap_grant (
  partner_id text not null,
  customer_id text not null,
  csp_role text not null,
  directory_role text not null,
  primary key (partner_id, customer_id, csp_role, directory_role)
) strict, without rowid;

-- due_at says when the worker has to act next: the vetting is due, a lease has run out, or a
-- decision may be shown. It is null while nothing is for the worker to do. opened_by is who asked,
-- name_key and country are the customer's when the case was opened, domain is the one that vetting
-- examined.
--
-- The check of the state is a chain of comparisons, because for a list of more than two values SQLite
-- builds a table at each row that is written. No index says that a customer has one open case: the one
-- writer looks before it opens one. PostgreSQL, where writers run side by side, has such an index.
create table vetting_case (
  partner_id text not null,
  id text primary key,
  customer_id text not null,
  qualification text not null,
  state text not null check (
    state = 'waiting' or state = 'examining' or state = 'desk' or state = 'decided' or state = 'shown'
  ),
  due_at integer,
  lease text,
  attempts integer not null default 0,
  subject text not null,
  correlation_id text not null,
  opened_at integer not null,
  sla_due_at integer not null,
  opened_by text not null,
  -- The indirect reseller of the customer: nobody of that tenant decides the case.
  associated_partner_id text,
  name_key text not null,
  country text,
  domain text,
  findings text,
  verdict text,
  reason text,
  policy_row text,
  explanation text,
  decided_by text,
  decided_by_id text,
  decided_at integer,
  confirmed_by text,
  confirmed_by_id text,
  shown_at integer,
  assignee text,
  assignee_id text,
  public_note text,
  -- Set when the partner was told that the review takes too long.
  overdue_at integer,
  version integer not null default 1,
  foreign key (partner_id, customer_id) references customer (partner_id, id)
) strict;

create index vetting_case_due on vetting_case (due_at) where due_at is not null;
-- Decided cases that are to be shown are few among those that are due: looking for them must not go
-- through all that wait to be examined. Those without a time are left out: they wait for a second
-- reviewer, and are found by age as all open cases.
create index vetting_case_decided on vetting_case (due_at) where state = 'decided' and due_at is not null;
create index vetting_case_by_partner on vetting_case (partner_id, opened_at);
create index vetting_case_by_customer on vetting_case (partner_id, customer_id, opened_at, qualification);
create index vetting_case_by_domain on vetting_case (domain, opened_at, id) where domain is not null;
create index vetting_case_overdue on vetting_case (sla_due_at) where state <> 'shown' and overdue_at is null;
create index vetting_case_open_by_age on vetting_case (opened_at, id) where state <> 'shown';

-- Open cases are few and have an index of their own; these are for the many that are over.
create index vetting_case_shown_by_age on vetting_case (opened_at, id) where state = 'shown';
create index vetting_case_shown_by_name on vetting_case (name_key, opened_at, id) where state = 'shown';
create index vetting_case_shown_by_country on vetting_case (country, opened_at, id) where state = 'shown';
create index vetting_case_shown_by_assignee on vetting_case (assignee_id, opened_at, id)
  where state = 'shown' and assignee_id is not null;
create index vetting_case_shown_by_customer on vetting_case (customer_id, opened_at, id)
  where state = 'shown';

create table case_entry (
  seq integer primary key,
  partner_id text not null,
  case_id text not null,
  at integer not null,
  actor text not null,
  actor_id text,
  kind text not null,
  data text not null
) strict;

create index case_entry_by_case on case_entry (partner_id, case_id, seq);

-- Reviewers that were seen: they signed in to the dashboard, or worked on a case.
create table reviewer (
  id text primary key,
  user_principal_name text not null,
  name_key text not null,
  display_name text,
  seen_at integer not null
) strict, without rowid;

create index reviewer_by_time on reviewer (seen_at);
create index reviewer_by_name on reviewer (name_key);

create table domain_entry (
  domain text not null,
  list text not null check (list in ('allow', 'stop')),
  reason text not null,
  denial text,
  names text not null,
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

-- Rows are written one commit after the other, so seq is already the order of the commits. An event
-- that is told again has several rows with one id; endpoint_id is set where one endpoint alone is told.
create table event (
  seq integer primary key,
  partner_id text not null,
  id text not null,
  customer_id text,
  type text not null,
  at integer not null,
  correlation_id text not null,
  endpoint_id text,
  data text not null
) strict;

create index event_by_time on event (at);
create index event_by_id on event (partner_id, id);
create index event_by_customer on event (partner_id, customer_id, id);
create index event_by_endpoint on event (partner_id, endpoint_id, at) where endpoint_id is not null;

-- Addresses of partners to which events are delivered. One of them may be the partner's registration in the
-- form of Partner Center, for which a certificate signs, in signature_header, and no secret. secrets holds what signs, sealed by a key that is
-- kept outside. Events from the place told_from on are delivered.
create table webhook (
  partner_id text not null references partner (id),
  id text not null,
  url text not null,
  -- Types of events that are delivered; all of them where the list is empty.
  types text not null,
  description text,
  state text not null check (state in ('on', 'paused', 'gone', 'failing')),
  secrets text not null,
  signature_header text check (signature_header in ('authorization', 'x-ms-signature')),
  told_from integer not null,
  -- Time of the first failure since the last delivery that arrived.
  failing_since integer,
  created_at integer not null,
  primary key (partner_id, id)
) strict, without rowid;

create unique index webhook_registration on webhook (partner_id) where signature_header is not null;

-- One event for one endpoint. due_at says when a worker has to act next: an attempt is due, or a lease
-- has run out. It is null while an earlier event of the same customer is on its way to the same endpoint,
-- and at the end.
create table delivery (
  partner_id text not null,
  id text not null,
  webhook_id text not null,
  event_id text not null,
  type text not null,
  customer_id text,
  place integer not null,
  state text not null check (state in ('pending', 'delivered', 'dead')),
  due_at integer,
  lease text,
  attempts integer not null default 0,
  -- Failed attempts since it was put on its way, or on its way again.
  failures integer not null default 0,
  last_status integer,
  body text not null,
  created_at integer not null,
  primary key (partner_id, id),
  foreign key (partner_id, webhook_id) references webhook (partner_id, id)
) strict, without rowid;

create index delivery_due on delivery (webhook_id, due_at) where due_at is not null;
create index delivery_pending on delivery (webhook_id, customer_id, place) where state = 'pending';
create index delivery_by_webhook on delivery (partner_id, webhook_id, id);
create index delivery_dead on delivery (partner_id, webhook_id, id) where state = 'dead';
create index delivery_by_time on delivery (created_at);
create index delivery_of_tests on delivery (partner_id, event_id) where type = 'webhook.test';

create table delivery_attempt (
  partner_id text not null,
  delivery_id text not null,
  number integer not null,
  at integer not null,
  status integer,
  milliseconds integer not null,
  -- Why there was no answer.
  fault text,
  -- The beginning of the answer.
  answer text,
  primary key (partner_id, delivery_id, number),
  foreign key (partner_id, delivery_id) references delivery (partner_id, id)
) strict, without rowid;

-- The place up to which events were made deliveries. Whoever adds deliveries or ends them holds this row,
-- so that no event is left waiting for one that has ended.
create table delivery_cursor (
  name text primary key,
  place integer not null
) strict, without rowid;

-- Many requests for qualifications that the service makes one by one. due_at says when a worker may take
-- more of its lines: they are spread over time as the throttle demands.
create table bulk_job (
  partner_id text not null references partner (id),
  id text not null,
  name text not null,
  state text not null check (state in ('running', 'done', 'cancelled', 'stopped')),
  -- Reason why the service stopped it.
  stopped text,
  started_by text not null,
  -- Whose rights it uses, and who is named in the activity log.
  actor text not null,
  correlation_id text not null,
  due_at integer not null,
  total integer not null,
  pending integer not null,
  accepted integer not null,
  refused integer not null,
  duplicate integer not null,
  unknown integer not null,
  in_review integer not null,
  approved integer not null,
  denied integer not null,
  gone integer not null,
  created_at integer not null,
  finished_at integer,
  primary key (partner_id, id)
) strict, without rowid;

create index bulk_job_running on bulk_job (partner_id, id) where state = 'running';
create index bulk_job_finished on bulk_job (finished_at) where finished_at is not null;

-- One row of a job. due_at says when a worker may take it: at once, or when a lease has run out. It is
-- null once it is settled, and while it is left for a later run.
create table bulk_line (
  partner_id text not null,
  job_id text not null,
  number integer not null,
  -- Row in the file.
  line integer not null,
  -- The row as it was sent.
  content text not null,
  qualification text,
  validation_code text,
  customer_id text,
  outcome text not null check (
    outcome = 'pending' or outcome = 'accepted' or outcome = 'refused' or outcome = 'duplicate' or outcome = 'unknown'
  ),
  verdict text check (
    verdict = 'in-review' or verdict = 'approved' or verdict = 'denied' or verdict = 'gone'
  ),
  reason text,
  finding text,
  requested_at integer,
  decided_at integer,
  due_at integer,
  lease text,
  primary key (partner_id, job_id, number),
  foreign key (partner_id, job_id) references bulk_job (partner_id, id)
) strict, without rowid;

create index bulk_line_due on bulk_line (partner_id, job_id, number) where due_at is not null;
create index bulk_line_by_customer on bulk_line (partner_id, customer_id) where customer_id is not null;
create index bulk_line_in_review on bulk_line (partner_id, customer_id) where verdict = 'in-review';

-- What a user of a partner wants to be told by mail. kinds is empty where that is nothing. Events after the
-- place told_from are told.
create table notification (
  partner_id text not null,
  user_id text not null,
  address text not null,
  kinds text not null,
  pace text not null check (pace in ('at-once', 'daily')),
  language text not null,
  told_from integer not null,
  primary key (partner_id, user_id)
) strict, without rowid;

-- A mail that is not sent yet, with the events that it tells of. due_at says when it has to be sent, or when
-- a lease has run out.
create table mail (
  partner_id text not null,
  id text not null,
  user_id text not null,
  due_at integer not null,
  lease text,
  failures integer not null default 0,
  events text not null,
  created_at integer not null,
  primary key (partner_id, id)
) strict, without rowid;

create index mail_due on mail (due_at);
create index mail_by_user on mail (partner_id, user_id, id);

create table answer (
  partner_id text not null,
  request_id text not null,
  target text not null,
  fingerprint text not null,
  status integer not null,
  headers text,
  body text,
  error text,
  expires_at integer not null
) strict;

-- Request ids are random, what they ask for is not: callers that go through their customers in order
-- find and leave the answers of neighbours side by side.
create unique index answer_by_request on answer (partner_id, target, request_id);
create index answer_by_expiry on answer (expires_at);

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
