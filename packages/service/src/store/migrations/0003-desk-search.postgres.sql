-- What the desk looks for cases by, and who works there.

-- The domain that vetting examined. It is found out by the checks, which know the public suffixes, so
-- that cases examined before this step have none.
alter table vetting_case add column domain text collate "C";

-- Company name and country as they stood when the case was opened. Older cases get the name that the
-- customer has today: SQL does not fold names as the service does.
alter table vetting_case add column name_key text collate "C" not null default '';
alter table vetting_case add column country text collate "C";

update vetting_case set
  name_key = (
    select name_key from customer
    where customer.partner_id = vetting_case.partner_id and customer.id = vetting_case.customer_id
  ),
  country = upper(subject #>> '{customer,address,country}');

create index vetting_case_by_domain on vetting_case (domain, opened_at, id) where domain is not null;

-- Open cases are few and have an index of their own; these are for the many that are over.
create index vetting_case_shown_by_name on vetting_case (name_key, opened_at, id) where state = 'shown';
create index vetting_case_shown_by_country on vetting_case (country, opened_at, id) where state = 'shown';
create index vetting_case_shown_by_assignee on vetting_case (assignee, opened_at, id)
  where state = 'shown' and assignee is not null;
create index vetting_case_shown_by_customer on vetting_case (customer_id, opened_at, id)
  where state = 'shown';

-- Reviewers that were seen: they signed in to the dashboard, or worked on a case.
create table reviewer (
  id text collate "C" primary key,
  user_principal_name text collate "C" not null,
  display_name text collate "C",
  seen_at bigint not null
);

create index reviewer_by_time on reviewer (seen_at);

insert into reviewer (id, user_principal_name, seen_at)
select lower(actor), max(actor), max(at) from case_entry
where actor like '%@%' and kind in ('assigned', 'noted', 'decided', 'confirmed', 'taken-back')
group by lower(actor);
