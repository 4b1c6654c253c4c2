-- Who asked stands with the case itself, so that opening one takes one row. Cases of earlier releases
-- keep it as the first step of their timeline.
alter table vetting_case add column opened_by text;
