-- Decided cases that are to be shown are few among those that are due: looking for them must not go
-- through all that wait to be examined. Those without a time are left out: they wait for a second
-- reviewer, and are found by age as all open cases.
create index vetting_case_decided on vetting_case (due_at) where state = 'decided' and due_at is not null;
