-- Opening a case takes fewer places of the file. The table is made anew, because SQLite changes neither
-- a key nor a check in place:
-- - the id alone is the key, and there is no second index of ids;
-- - the check of the state is a chain of comparisons: for a list of more than two values SQLite builds a
--   table at each row that is written;
-- - no index says that a customer has one open case: there is one writer, which looks before it opens
--   one. PostgreSQL, where writers run side by side, keeps its own.
create table vetting_case_next (
  partner_id text not null,
  id text primary key,
  customer_id text not null,
  state text not null check (
    state = 'waiting' or state = 'examining' or state = 'desk' or state = 'decided' or state = 'shown'
  ),
  due_at integer,
  lease text,
  attempts integer not null default 0,
  subject text not null,
  correlation_id text not null,
  opened_at integer not null,
  opened_by text,
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
  domain text,
  name_key text not null default '',
  country text,
  foreign key (partner_id, customer_id) references customer (partner_id, id)
) strict;

insert into vetting_case_next (
  partner_id, id, customer_id, state, due_at, lease, attempts, subject, correlation_id, opened_at,
  opened_by, findings, verdict, reason, policy_row, explanation, decided_by, decided_at, confirmed_by,
  shown_at, assignee, public_note, version, domain, name_key, country
)
select
  partner_id, id, customer_id, state, due_at, lease, attempts, subject, correlation_id, opened_at,
  opened_by, findings, verdict, reason, policy_row, explanation, decided_by, decided_at, confirmed_by,
  shown_at, assignee, public_note, version, domain, name_key, country
from vetting_case order by rowid;

drop table vetting_case;
alter table vetting_case_next rename to vetting_case;

create index vetting_case_due on vetting_case (due_at) where due_at is not null;
create index vetting_case_decided on vetting_case (due_at) where state = 'decided' and due_at is not null;
create index vetting_case_by_partner on vetting_case (partner_id, opened_at);
create index vetting_case_by_customer on vetting_case (partner_id, customer_id, opened_at);
create index vetting_case_by_domain on vetting_case (domain, opened_at, id) where domain is not null;
create index vetting_case_open_by_age on vetting_case (opened_at, id) where state <> 'shown';
-- Cases that are over have indexes of their own, by age as well.
create index vetting_case_shown_by_age on vetting_case (opened_at, id) where state = 'shown';
create index vetting_case_shown_by_name on vetting_case (name_key, opened_at, id) where state = 'shown';
create index vetting_case_shown_by_country on vetting_case (country, opened_at, id) where state = 'shown';
create index vetting_case_shown_by_assignee on vetting_case (assignee, opened_at, id)
  where state = 'shown' and assignee is not null;
create index vetting_case_shown_by_customer on vetting_case (customer_id, opened_at, id)
  where state = 'shown';

-- Request ids are random, what they ask for is not: whoever goes through his customers in their order
-- finds and leaves the answers of neighbours side by side.
drop index answer_by_request;
create unique index answer_by_request on answer (partner_id, target, request_id);
