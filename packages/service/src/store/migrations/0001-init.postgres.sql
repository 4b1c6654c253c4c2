-- Times are epoch milliseconds (UTC). JSON keeps its text, texts sort by byte, as in the SQLite schema.
-- Keys of partner data name the partner, so that a cluster can keep each partner's in one place. Numbers come
-- from sequences that anybody may draw from, since identities could never be put elsewhere again.

create table partner (
  id uuid primary key,
  name text collate "C" not null,
  domain text collate "C" not null unique,
  created_at bigint not null,
  removed_at bigint,
  -- The partner's own request limits and review times; what is absent is as everywhere.
  qualifications json not null default '{}'
);

-- Applications that may call for a partner, and for what.
create table application (
  partner_id uuid not null references partner (id),
  application_id uuid not null,
  name text collate "C",
  rights json not null,
  primary key (partner_id, application_id)
);

create table member (
  partner_id uuid not null references partner (id),
  object_id uuid not null,
  user_principal_name text collate "C" not null,
  display_name text collate "C" not null,
  csp_roles json not null,
  primary key (partner_id, object_id)
);

create table customer (
  partner_id uuid not null references partner (id),
  id uuid not null,
  commerce_id uuid not null,
  company_name text collate "C" not null,
  name_key text collate "C" not null,
  domain text collate "C" not null,
  -- Texts by any part of which a customer is found, one a line.
  search_text text collate "C" not null,
  relationship text collate "C" not null,
  allow_delegated_access integer not null,
  associated_partner_id text collate "C",
  company_profile json not null,
  billing_profile json not null,
  created_at bigint not null,
  account_review_at bigint,
  updated_at bigint not null,
  removed_at bigint,
  primary key (partner_id, id)
);

create extension if not exists pg_trgm;
create index customer_search on customer using gin (search_text gin_trgm_ops) where removed_at is null;

create index customer_by_domain on customer (partner_id, domain, id) where removed_at is null;
create index customer_by_name on customer (partner_id, name_key, id) where removed_at is null;
create index customer_by_reseller on customer (partner_id, associated_partner_id, id)
  where removed_at is null and associated_partner_id is not null;
-- Tells that somebody is a customer at this moment without a look at the customer's row, which is long:
-- the read that comes most often asks nothing else of it.
create unique index customer_present on customer (partner_id, id) where removed_at is null;

-- Whose tenant a domain is, in a table of its own: a cluster keeps it by the domain, customers by the
-- partner. A customer who was unlinked is still a tenant, so its domain stays taken.
create table domain_holder (
  domain text collate "C" primary key,
  partner_id uuid not null,
  customer_id uuid not null
);

create table qualification (
  partner_id uuid not null,
  customer_id uuid not null,
  type text collate "C" not null,
  vetting_status text collate "C",
  vetting_reason text collate "C",
  requested_at bigint,
  education_segment text collate "C",
  website text collate "C",
  updated_at bigint not null,
  primary key (partner_id, customer_id, type),
  foreign key (partner_id, customer_id) references customer (partner_id, id)
)
-- Each is changed once or twice: with room in its page the index stays as it is.
with (fillfactor = 80);

create table validation_code (
  partner_id uuid not null references partner (id),
  id text collate "C" not null,
  organization_name text collate "C" not null,
  max_creates integer,
  remaining_creates integer check (remaining_creates >= 0),
  updated_at bigint not null,
  primary key (partner_id, id)
);

create table code_redemption (
  partner_id uuid not null,
  customer_id uuid not null,
  code_id text collate "C" not null,
  redeemed_at bigint not null,
  primary key (partner_id, customer_id),
  foreign key (partner_id, code_id) references validation_code (partner_id, id)
);

create index code_redemption_by_time on code_redemption (partner_id, redeemed_at);

create table gdap_grant (
  partner_id uuid not null,
  customer_id uuid not null,
  csp_role text collate "C" not null,
  directory_role text collate "C" not null,
  primary key (partner_id, customer_id, csp_role, directory_role)
);

-- due_at says when the worker has to act next: the vetting is due, a lease has run out, or a
-- decision may be shown. It is null while nothing is for the worker to do. opened_by is who asked,
-- name_key and country are the customer's when the case was opened, domain is the one that vetting
-- examined.
create table vetting_case (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  qualification text collate "C" not null,
  state text collate "C" not null check (state in ('waiting', 'examining', 'desk', 'decided', 'shown')),
  due_at bigint,
  lease text collate "C",
  attempts integer not null default 0,
  subject json not null,
  correlation_id uuid not null,
  opened_at bigint not null,
  sla_due_at bigint not null,
  opened_by text collate "C" not null,
  -- The indirect reseller of the customer: nobody of that tenant decides the case.
  associated_partner_id text collate "C",
  name_key text collate "C" not null,
  country text collate "C",
  domain text collate "C",
  findings json,
  verdict text collate "C",
  reason text collate "C",
  policy_row text collate "C",
  explanation text collate "C",
  decided_by text collate "C",
  decided_by_id text collate "C",
  decided_at bigint,
  confirmed_by text collate "C",
  confirmed_by_id text collate "C",
  shown_at bigint,
  assignee text collate "C",
  assignee_id text collate "C",
  public_note text collate "C",
  -- Set when the partner was told that the review takes too long.
  overdue_at bigint,
  version integer not null default 1,
  -- The desk asks for a case by its id alone.
  primary key (id, partner_id),
  foreign key (partner_id, customer_id) references customer (partner_id, id)
);

create index vetting_case_due on vetting_case (due_at) where due_at is not null;
-- Decided cases that are to be shown are few among those that are due: looking for them must not go
-- through all that wait to be examined. Those without a time are left out: they wait for a second
-- reviewer, and are found by age as all open cases.
create index vetting_case_decided on vetting_case (due_at) where state = 'decided' and due_at is not null;
create index vetting_case_by_partner on vetting_case (partner_id, opened_at);
-- The customer first: the desk asks for cases of one whose partner it does not know.
create index vetting_case_by_customer on vetting_case (customer_id, partner_id, opened_at, qualification);
create index vetting_case_by_domain on vetting_case (domain, opened_at, id) where domain is not null;
create index vetting_case_open_by_age on vetting_case (opened_at, id) where state <> 'shown';
create index vetting_case_overdue on vetting_case (sla_due_at) where state <> 'shown' and overdue_at is null;

-- Open cases are few and have an index of their own; these are for the many that are over.
create index vetting_case_shown_by_age on vetting_case (opened_at, id) where state = 'shown';
create index vetting_case_shown_by_name on vetting_case (name_key, opened_at, id) where state = 'shown';
create index vetting_case_shown_by_country on vetting_case (country, opened_at, id) where state = 'shown';
create index vetting_case_shown_by_assignee on vetting_case (assignee_id, opened_at, id)
  where state = 'shown' and assignee_id is not null;

create table case_entry (
  seq bigserial,
  partner_id uuid not null,
  case_id uuid not null,
  at bigint not null,
  actor text collate "C" not null,
  actor_id text collate "C",
  kind text collate "C" not null,
  data json not null,
  primary key (partner_id, case_id, seq)
);

-- Reviewers that were seen: they signed in to the dashboard, or worked on a case.
create table reviewer (
  id text collate "C" primary key,
  user_principal_name text collate "C" not null,
  name_key text collate "C" not null,
  display_name text collate "C",
  seen_at bigint not null
);

create index reviewer_by_time on reviewer (seen_at);
create index reviewer_by_name on reviewer (name_key);

create table domain_entry (
  domain text collate "C" not null,
  list text collate "C" not null check (list in ('allow', 'stop')),
  reason text collate "C" not null,
  denial text collate "C",
  names text collate "C" not null,
  added_at bigint not null,
  added_by text collate "C" not null,
  primary key (domain, list)
);

create table audit_record (
  seq bigserial,
  partner_id uuid not null,
  customer_id uuid,
  customer_name text collate "C",
  customer_name_key text collate "C",
  operation_type text collate "C" not null,
  resource_type text collate "C" not null,
  operation_status text collate "C" not null,
  operation_date bigint not null,
  user_principal_name text collate "C",
  application_id uuid,
  correlation_id uuid not null,
  old_value text collate "C",
  new_value text collate "C",
  customized_data json not null,
  -- The sealer reads new lines of all partners in the order in which they got their numbers.
  primary key (seq, partner_id)
);

create index audit_record_by_customer on audit_record (partner_id, customer_id, operation_date, seq);
create index audit_record_by_date on audit_record (partner_id, operation_date, seq);

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

-- seq is given out before the commit, so it is not the order of the commits; position is: it is
-- filled in afterwards, by one node at a time. An event that is told again has several rows with one id;
-- endpoint_id is set where one endpoint alone is told.
create table event (
  seq bigserial,
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid,
  type text collate "C" not null,
  at bigint not null,
  correlation_id uuid not null,
  endpoint_id uuid,
  data json not null,
  position bigint,
  primary key (partner_id, seq)
);

create index event_by_time on event (at);
create index event_by_id on event (partner_id, id);
create index event_by_customer on event (partner_id, customer_id, id);
create index event_by_endpoint on event (partner_id, endpoint_id, at) where endpoint_id is not null;
create index event_unnumbered on event (seq) where position is null;
create unique index event_by_position on event (position, partner_id) where position is not null;
create sequence event_position;

-- Addresses of partners to which events are delivered. One of them may be the partner's registration in the
-- form of Partner Center, for which a certificate signs, in signature_header, and no secret. secrets holds what signs, sealed by a key that is
-- kept outside. Events from the place told_from on are delivered.
create table webhook (
  partner_id uuid not null references partner (id),
  id uuid not null,
  url text collate "C" not null,
  -- Types of events that are delivered; all of them where the list is empty.
  types json not null,
  description text collate "C",
  state text collate "C" not null check (state in ('on', 'paused', 'gone', 'failing')),
  secrets text collate "C" not null,
  signature_header text collate "C" check (signature_header in ('authorization', 'x-ms-signature')),
  told_from bigint not null,
  -- Time of the first failure since the last delivery that arrived.
  failing_since bigint,
  created_at bigint not null,
  primary key (partner_id, id)
);

create unique index webhook_registration on webhook (partner_id) where signature_header is not null;

-- One event for one endpoint. due_at says when a worker has to act next: an attempt is due, or a lease
-- has run out. It is null while an earlier event of the same customer is on its way to the same endpoint,
-- and at the end.
create table delivery (
  partner_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  event_id uuid not null,
  type text collate "C" not null,
  customer_id uuid,
  place bigint not null,
  state text collate "C" not null check (state in ('pending', 'delivered', 'dead')),
  due_at bigint,
  lease text collate "C",
  attempts integer not null default 0,
  -- Failed attempts since it was put on its way, or on its way again.
  failures integer not null default 0,
  last_status integer,
  body text collate "C" not null,
  created_at bigint not null,
  primary key (partner_id, id),
  foreign key (partner_id, webhook_id) references webhook (partner_id, id)
);

create index delivery_due on delivery (webhook_id, due_at) where due_at is not null;
create index delivery_pending on delivery (webhook_id, customer_id, place) where state = 'pending';
create index delivery_by_webhook on delivery (partner_id, webhook_id, id);
create index delivery_dead on delivery (partner_id, webhook_id, id) where state = 'dead';
create index delivery_by_time on delivery (created_at);
create index delivery_of_tests on delivery (partner_id, event_id) where type = 'webhook.test';

create table delivery_attempt (
  partner_id uuid not null,
  delivery_id uuid not null,
  number integer not null,
  at bigint not null,
  status integer,
  milliseconds bigint not null,
  -- Why there was no answer.
  fault text collate "C",
  -- The beginning of the answer.
  answer text collate "C",
  primary key (partner_id, delivery_id, number),
  foreign key (partner_id, delivery_id) references delivery (partner_id, id)
);

-- The place up to which events were made deliveries. Whoever adds deliveries or ends them holds this row,
-- so that no event is left waiting for one that has ended.
create table delivery_cursor (
  name text collate "C" primary key,
  place bigint not null
);

-- Many requests for qualifications that the service makes one by one. due_at says when a worker may take
-- more of its lines: they are spread over time as the throttle demands.
create table bulk_job (
  partner_id uuid not null references partner (id),
  id uuid not null,
  name text collate "C" not null,
  state text collate "C" not null check (state in ('running', 'done', 'cancelled', 'stopped')),
  -- Reason why the service stopped it.
  stopped json,
  started_by text collate "C" not null,
  -- Whose rights it uses, and who is named in the activity log.
  actor json not null,
  correlation_id uuid not null,
  due_at bigint not null,
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
  created_at bigint not null,
  finished_at bigint,
  primary key (partner_id, id)
);

create index bulk_job_running on bulk_job (partner_id, id) where state = 'running';
create index bulk_job_finished on bulk_job (finished_at) where finished_at is not null;

-- One row of a job. due_at says when a worker may take it: at once, or when a lease has run out. It is
-- null once it is settled, and while it is left for a later run.
create table bulk_line (
  partner_id uuid not null,
  job_id uuid not null,
  number integer not null,
  -- Row in the file.
  line integer not null,
  -- The row as it was sent.
  content json not null,
  qualification text collate "C",
  validation_code text collate "C",
  customer_id uuid,
  outcome text collate "C" not null check (
    outcome = 'pending' or outcome = 'accepted' or outcome = 'refused' or outcome = 'duplicate' or outcome = 'unknown'
  ),
  verdict text collate "C" check (
    verdict = 'in-review' or verdict = 'approved' or verdict = 'denied' or verdict = 'gone'
  ),
  reason text collate "C",
  finding json,
  requested_at bigint,
  decided_at bigint,
  due_at bigint,
  lease text collate "C",
  primary key (partner_id, job_id, number),
  foreign key (partner_id, job_id) references bulk_job (partner_id, id)
);

create index bulk_line_due on bulk_line (partner_id, job_id, number) where due_at is not null;
create index bulk_line_by_customer on bulk_line (partner_id, customer_id) where customer_id is not null;
create index bulk_line_in_review on bulk_line (partner_id, customer_id) where verdict = 'in-review';

-- What a user of a partner wants to be told by mail. kinds is empty where that is nothing. Events after the
-- place told_from are told.
create table notification (
  partner_id uuid not null,
  user_id text collate "C" not null,
  address text collate "C" not null,
  kinds text collate "C" not null,
  pace text collate "C" not null check (pace in ('at-once', 'daily')),
  language text collate "C" not null,
  told_from bigint not null,
  primary key (partner_id, user_id)
);

-- A mail that is not sent yet, with the events that it tells of. due_at says when it has to be sent, or when
-- a lease has run out.
create table mail (
  partner_id uuid not null,
  id uuid not null,
  user_id text collate "C" not null,
  due_at bigint not null,
  lease text collate "C",
  failures integer not null default 0,
  events text collate "C" not null,
  created_at bigint not null,
  primary key (partner_id, id)
);

create index mail_due on mail (due_at);
create index mail_by_user on mail (partner_id, user_id, id);

create table answer (
  partner_id uuid not null,
  request_id text collate "C" not null,
  target text collate "C" not null,
  fingerprint text collate "C" not null,
  status integer not null,
  headers text collate "C",
  body text collate "C",
  error text collate "C",
  expires_at bigint not null
);

-- Request ids are random, what they ask for is not: callers that go through their customers in order
-- find and leave the answers of neighbours side by side.
create unique index answer_by_request on answer (partner_id, target, request_id);
create index answer_by_expiry on answer (expires_at);

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

create table setting (
  name text collate "C" primary key,
  value text collate "C" not null
);

-- What the sandbox's sign-in has to remember: codes, device codes and refresh tokens, by the digest
-- of what the client holds. family groups all that stems from one sign-in.
create table issuer_entry (
  kind text collate "C" not null check (kind in ('code', 'device', 'refresh')),
  digest text collate "C" not null,
  second_digest text collate "C",
  family text collate "C",
  used integer not null default 0,
  data json not null,
  expires_at bigint not null,
  primary key (kind, digest)
);

create index issuer_entry_by_second on issuer_entry (kind, second_digest) where second_digest is not null;
create index issuer_entry_by_family on issuer_entry (family) where family is not null;
create index issuer_entry_by_expiry on issuer_entry (expires_at);

-- What the operator changed: who may do what, codes, customers, lists. Rows are only ever added.
create table operator_record (
  seq bigserial primary key,
  at bigint not null,
  actor text collate "C" not null,
  action text collate "C" not null,
  subject text collate "C" not null,
  before json,
  after json
);
