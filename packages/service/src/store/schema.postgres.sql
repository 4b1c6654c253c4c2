-- The schema that the migrations of PostgreSQL end in. A test of the store compares it with a migrated
-- database; ACCREDIT_TEST_WRITE_SCHEMA=on lets that test write it. Change a migration instead.

create table answer (
  partner_id uuid not null,
  request_id text not null,
  target text not null,
  fingerprint text not null,
  status integer not null,
  headers text,
  body text,
  error text,
  expires_at bigint not null
);
CREATE INDEX answer_by_expiry ON answer USING btree (expires_at);
CREATE UNIQUE INDEX answer_by_request ON answer USING btree (partner_id, target, request_id);

create table application (
  partner_id uuid not null,
  application_id uuid not null,
  name text,
  rights json not null,
  constraint application_pkey PRIMARY KEY (partner_id, application_id),
  constraint application_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id)
);

create table audit_checkpoint (
  number bigint not null,
  kind text not null,
  statement text not null,
  hash text not null,
  key_id text not null,
  signature text not null,
  complete_to bigint not null,
  sealed_to bigint not null,
  constraint audit_checkpoint_pkey PRIMARY KEY (number),
  constraint audit_checkpoint_kind_check CHECK ((kind = ANY (ARRAY['seal'::text, 'retention'::text])))
);
CREATE INDEX audit_checkpoint_of_retention ON audit_checkpoint USING btree (number) WHERE (kind = 'retention'::text);

create table audit_record (
  seq bigint default nextval('audit_record_seq_seq'::regclass) not null,
  partner_id uuid not null,
  customer_id uuid,
  customer_name text,
  customer_name_key text,
  operation_type text not null,
  resource_type text not null,
  operation_status text not null,
  operation_date bigint not null,
  user_principal_name text,
  application_id uuid,
  correlation_id uuid not null,
  old_value text,
  new_value text,
  customized_data json not null,
  constraint audit_record_pkey PRIMARY KEY (seq, partner_id)
);
CREATE INDEX audit_record_by_customer ON audit_record USING btree (partner_id, customer_id, operation_date, seq);
CREATE INDEX audit_record_by_date ON audit_record USING btree (partner_id, operation_date, seq);

create table audit_seal (
  partner_id uuid not null,
  number bigint not null,
  seq bigint not null,
  digest text not null,
  hash text not null,
  constraint audit_seal_pkey PRIMARY KEY (partner_id, number)
);
CREATE UNIQUE INDEX audit_seal_by_line ON audit_seal USING btree (partner_id, seq);

create table bulk_job (
  partner_id uuid not null,
  id uuid not null,
  name text not null,
  state text not null,
  stopped json,
  started_by text not null,
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
  constraint bulk_job_pkey PRIMARY KEY (partner_id, id),
  constraint bulk_job_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  constraint bulk_job_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text, 'stopped'::text])))
);
CREATE INDEX bulk_job_finished ON bulk_job USING btree (finished_at) WHERE (finished_at IS NOT NULL);
CREATE INDEX bulk_job_running ON bulk_job USING btree (partner_id, id) WHERE (state = 'running'::text);

create table bulk_line (
  partner_id uuid not null,
  job_id uuid not null,
  number integer not null,
  line integer not null,
  content json not null,
  qualification text,
  validation_code text,
  customer_id uuid,
  outcome text not null,
  verdict text,
  reason text,
  finding json,
  requested_at bigint,
  decided_at bigint,
  due_at bigint,
  lease text,
  constraint bulk_line_pkey PRIMARY KEY (partner_id, job_id, number),
  constraint bulk_line_outcome_check CHECK (((outcome = 'pending'::text) OR (outcome = 'accepted'::text) OR (outcome = 'refused'::text) OR (outcome = 'duplicate'::text) OR (outcome = 'unknown'::text))),
  constraint bulk_line_partner_id_job_id_fkey FOREIGN KEY (partner_id, job_id) REFERENCES bulk_job(partner_id, id),
  constraint bulk_line_verdict_check CHECK (((verdict = 'in-review'::text) OR (verdict = 'approved'::text) OR (verdict = 'denied'::text) OR (verdict = 'gone'::text)))
);
CREATE INDEX bulk_line_by_customer ON bulk_line USING btree (partner_id, customer_id) WHERE (customer_id IS NOT NULL);
CREATE INDEX bulk_line_due ON bulk_line USING btree (partner_id, job_id, number) WHERE (due_at IS NOT NULL);
CREATE INDEX bulk_line_in_review ON bulk_line USING btree (partner_id, customer_id) WHERE (verdict = 'in-review'::text);

create table case_entry (
  seq bigint default nextval('case_entry_seq_seq'::regclass) not null,
  partner_id uuid not null,
  case_id uuid not null,
  at bigint not null,
  actor text not null,
  actor_id text,
  kind text not null,
  data json not null,
  constraint case_entry_pkey PRIMARY KEY (partner_id, case_id, seq)
);

create table code_redemption (
  partner_id uuid not null,
  customer_id uuid not null,
  code_id text not null,
  redeemed_at bigint not null,
  constraint code_redemption_pkey PRIMARY KEY (partner_id, customer_id),
  constraint code_redemption_partner_id_code_id_fkey FOREIGN KEY (partner_id, code_id) REFERENCES validation_code(partner_id, id)
);
CREATE INDEX code_redemption_by_time ON code_redemption USING btree (partner_id, redeemed_at);

create table customer (
  partner_id uuid not null,
  id uuid not null,
  commerce_id uuid not null,
  company_name text not null,
  name_key text not null,
  domain text not null,
  search_text text not null,
  relationship text not null,
  allow_delegated_access integer not null,
  associated_partner_id text,
  company_profile json not null,
  billing_profile json not null,
  created_at bigint not null,
  account_review_at bigint,
  updated_at bigint not null,
  removed_at bigint,
  constraint customer_pkey PRIMARY KEY (partner_id, id),
  constraint customer_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id)
);
CREATE INDEX customer_by_domain ON customer USING btree (partner_id, domain, id) WHERE (removed_at IS NULL);
CREATE INDEX customer_by_name ON customer USING btree (partner_id, name_key, id) WHERE (removed_at IS NULL);
CREATE INDEX customer_by_reseller ON customer USING btree (partner_id, associated_partner_id, id) WHERE ((removed_at IS NULL) AND (associated_partner_id IS NOT NULL));
CREATE UNIQUE INDEX customer_present ON customer USING btree (partner_id, id) WHERE (removed_at IS NULL);
CREATE INDEX customer_search ON customer USING gin (search_text gin_trgm_ops) WHERE (removed_at IS NULL);

create table delivery (
  partner_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  event_id uuid not null,
  type text not null,
  customer_id uuid,
  place bigint not null,
  state text not null,
  due_at bigint,
  lease text,
  attempts integer default 0 not null,
  failures integer default 0 not null,
  last_status integer,
  body text not null,
  created_at bigint not null,
  constraint delivery_pkey PRIMARY KEY (partner_id, id),
  constraint delivery_partner_id_webhook_id_fkey FOREIGN KEY (partner_id, webhook_id) REFERENCES webhook(partner_id, id),
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'delivered'::text, 'dead'::text])))
);
CREATE INDEX delivery_by_time ON delivery USING btree (created_at);
CREATE INDEX delivery_by_webhook ON delivery USING btree (partner_id, webhook_id, id);
CREATE INDEX delivery_dead ON delivery USING btree (partner_id, webhook_id, id) WHERE (state = 'dead'::text);
CREATE INDEX delivery_due ON delivery USING btree (webhook_id, due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX delivery_of_tests ON delivery USING btree (partner_id, event_id) WHERE (type = 'webhook.test'::text);
CREATE INDEX delivery_pending ON delivery USING btree (webhook_id, customer_id, place) WHERE (state = 'pending'::text);

create table delivery_attempt (
  partner_id uuid not null,
  delivery_id uuid not null,
  number integer not null,
  at bigint not null,
  status integer,
  milliseconds bigint not null,
  fault text,
  answer text,
  constraint delivery_attempt_pkey PRIMARY KEY (partner_id, delivery_id, number),
  constraint delivery_attempt_partner_id_delivery_id_fkey FOREIGN KEY (partner_id, delivery_id) REFERENCES delivery(partner_id, id)
);

create table delivery_cursor (
  name text not null,
  place bigint not null,
  constraint delivery_cursor_pkey PRIMARY KEY (name)
);

create table domain_entry (
  domain text not null,
  list text not null,
  reason text not null,
  denial text,
  names text not null,
  added_at bigint not null,
  added_by text not null,
  constraint domain_entry_pkey PRIMARY KEY (domain, list),
  constraint domain_entry_list_check CHECK ((list = ANY (ARRAY['allow'::text, 'stop'::text])))
);

create table domain_holder (
  domain text not null,
  partner_id uuid not null,
  customer_id uuid not null,
  constraint domain_holder_pkey PRIMARY KEY (domain)
);

create table event (
  seq bigint default nextval('event_seq_seq'::regclass) not null,
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid,
  type text not null,
  at bigint not null,
  correlation_id uuid not null,
  endpoint_id uuid,
  data json not null,
  position bigint,
  constraint event_pkey PRIMARY KEY (partner_id, seq)
);
CREATE INDEX event_by_customer ON event USING btree (partner_id, customer_id, id);
CREATE INDEX event_by_endpoint ON event USING btree (partner_id, endpoint_id, at) WHERE (endpoint_id IS NOT NULL);
CREATE INDEX event_by_id ON event USING btree (partner_id, id);
CREATE UNIQUE INDEX event_by_position ON event USING btree ("position", partner_id) WHERE ("position" IS NOT NULL);
CREATE INDEX event_by_time ON event USING btree (at);
CREATE INDEX event_unnumbered ON event USING btree (seq) WHERE ("position" IS NULL);

create table gdap_grant (
  partner_id uuid not null,
  customer_id uuid not null,
  csp_role text not null,
  directory_role text not null,
  constraint gdap_grant_pkey PRIMARY KEY (partner_id, customer_id, csp_role, directory_role)
);

create table issuer_entry (
  kind text not null,
  digest text not null,
  second_digest text,
  family text,
  used integer default 0 not null,
  data json not null,
  expires_at bigint not null,
  constraint issuer_entry_pkey PRIMARY KEY (kind, digest),
  constraint issuer_entry_kind_check CHECK ((kind = ANY (ARRAY['code'::text, 'device'::text, 'refresh'::text])))
);
CREATE INDEX issuer_entry_by_expiry ON issuer_entry USING btree (expires_at);
CREATE INDEX issuer_entry_by_family ON issuer_entry USING btree (family) WHERE (family IS NOT NULL);
CREATE INDEX issuer_entry_by_second ON issuer_entry USING btree (kind, second_digest) WHERE (second_digest IS NOT NULL);

create table mail (
  partner_id uuid not null,
  id uuid not null,
  user_id text not null,
  due_at bigint not null,
  lease text,
  failures integer default 0 not null,
  events text not null,
  created_at bigint not null,
  constraint mail_pkey PRIMARY KEY (partner_id, id)
);
CREATE INDEX mail_by_user ON mail USING btree (partner_id, user_id, id);
CREATE INDEX mail_due ON mail USING btree (due_at);

create table member (
  partner_id uuid not null,
  object_id uuid not null,
  user_principal_name text not null,
  display_name text not null,
  csp_roles json not null,
  constraint member_pkey PRIMARY KEY (partner_id, object_id),
  constraint member_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id)
);

create table migration (
  version integer not null,
  name text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (version)
);

create table notification (
  partner_id uuid not null,
  user_id text not null,
  address text not null,
  kinds text not null,
  pace text not null,
  language text not null,
  told_from bigint not null,
  constraint notification_pkey PRIMARY KEY (partner_id, user_id),
  constraint notification_pace_check CHECK ((pace = ANY (ARRAY['at-once'::text, 'daily'::text])))
);

create table operator_record (
  seq bigint default nextval('operator_record_seq_seq'::regclass) not null,
  at bigint not null,
  actor text not null,
  action text not null,
  subject text not null,
  before json,
  after json,
  constraint operator_record_pkey PRIMARY KEY (seq)
);

create table partner (
  id uuid not null,
  name text not null,
  domain text not null,
  created_at bigint not null,
  removed_at bigint,
  qualifications json default '{}'::json not null,
  constraint partner_pkey PRIMARY KEY (id),
  constraint partner_domain_key UNIQUE (domain)
);

create table qualification (
  partner_id uuid not null,
  customer_id uuid not null,
  type text not null,
  vetting_status text,
  vetting_reason text,
  requested_at bigint,
  education_segment text,
  website text,
  updated_at bigint not null,
  constraint qualification_pkey PRIMARY KEY (partner_id, customer_id, type),
  constraint qualification_partner_id_customer_id_fkey FOREIGN KEY (partner_id, customer_id) REFERENCES customer(partner_id, id)
);

create table reviewer (
  id text not null,
  user_principal_name text not null,
  name_key text not null,
  display_name text,
  seen_at bigint not null,
  constraint reviewer_pkey PRIMARY KEY (id)
);
CREATE INDEX reviewer_by_name ON reviewer USING btree (name_key);
CREATE INDEX reviewer_by_time ON reviewer USING btree (seen_at);

create table setting (
  name text not null,
  value text not null,
  constraint setting_pkey PRIMARY KEY (name)
);

create unlogged table throttle_window (
  partner_id uuid not null,
  subject text not null,
  started_at bigint not null,
  calls bigint not null,
  constraint throttle_window_pkey PRIMARY KEY (partner_id, subject, started_at)
);
CREATE INDEX throttle_window_by_age ON throttle_window USING btree (started_at);

create table validation_code (
  partner_id uuid not null,
  id text not null,
  organization_name text not null,
  max_creates integer,
  remaining_creates integer,
  updated_at bigint not null,
  constraint validation_code_pkey PRIMARY KEY (partner_id, id),
  constraint validation_code_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  constraint validation_code_remaining_creates_check CHECK ((remaining_creates >= 0))
);

create table vetting_case (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  qualification text not null,
  state text not null,
  due_at bigint,
  lease text,
  attempts integer default 0 not null,
  subject json not null,
  correlation_id uuid not null,
  opened_at bigint not null,
  sla_due_at bigint not null,
  opened_by text not null,
  associated_partner_id text,
  name_key text not null,
  country text,
  domain text,
  findings json,
  verdict text,
  reason text,
  policy_row text,
  explanation text,
  decided_by text,
  decided_by_id text,
  decided_at bigint,
  confirmed_by text,
  confirmed_by_id text,
  shown_at bigint,
  assignee text,
  assignee_id text,
  public_note text,
  overdue_at bigint,
  version integer default 1 not null,
  constraint vetting_case_pkey PRIMARY KEY (id, partner_id),
  constraint vetting_case_partner_id_customer_id_fkey FOREIGN KEY (partner_id, customer_id) REFERENCES customer(partner_id, id),
  constraint vetting_case_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'examining'::text, 'desk'::text, 'decided'::text, 'shown'::text])))
);
CREATE INDEX vetting_case_by_customer ON vetting_case USING btree (customer_id, partner_id, opened_at, qualification);
CREATE INDEX vetting_case_by_domain ON vetting_case USING btree (domain, opened_at, id) WHERE (domain IS NOT NULL);
CREATE INDEX vetting_case_by_partner ON vetting_case USING btree (partner_id, opened_at);
CREATE INDEX vetting_case_decided ON vetting_case USING btree (due_at) WHERE ((state = 'decided'::text) AND (due_at IS NOT NULL));
CREATE INDEX vetting_case_due ON vetting_case USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX vetting_case_open_by_age ON vetting_case USING btree (opened_at, id) WHERE (state <> 'shown'::text);
CREATE INDEX vetting_case_overdue ON vetting_case USING btree (sla_due_at) WHERE ((state <> 'shown'::text) AND (overdue_at IS NULL));
CREATE INDEX vetting_case_shown_by_age ON vetting_case USING btree (opened_at, id) WHERE (state = 'shown'::text);
CREATE INDEX vetting_case_shown_by_assignee ON vetting_case USING btree (assignee_id, opened_at, id) WHERE ((state = 'shown'::text) AND (assignee_id IS NOT NULL));
CREATE INDEX vetting_case_shown_by_country ON vetting_case USING btree (country, opened_at, id) WHERE (state = 'shown'::text);
CREATE INDEX vetting_case_shown_by_name ON vetting_case USING btree (name_key, opened_at, id) WHERE (state = 'shown'::text);

create table webhook (
  partner_id uuid not null,
  id uuid not null,
  url text not null,
  types json not null,
  description text,
  state text not null,
  secrets text not null,
  signature_header text,
  told_from bigint not null,
  failing_since bigint,
  created_at bigint not null,
  constraint webhook_pkey PRIMARY KEY (partner_id, id),
  constraint webhook_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  constraint webhook_signature_header_check CHECK ((signature_header = ANY (ARRAY['authorization'::text, 'x-ms-signature'::text]))),
  constraint webhook_state_check CHECK ((state = ANY (ARRAY['on'::text, 'paused'::text, 'gone'::text, 'failing'::text])))
);
CREATE UNIQUE INDEX webhook_registration ON webhook USING btree (partner_id) WHERE (signature_header IS NOT NULL);
