-- Decided cases that are to be shown are few among those that are due: looking for them must not go
-- through all that wait to be examined.
create index vetting_case_decided on vetting_case (due_at) where state = 'decided';
