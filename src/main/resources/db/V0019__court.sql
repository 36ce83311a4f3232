-- Which day in court a request is about, so that whoever holds the request moves the right one when
-- she has several, and knows the court though another request of hers has it.
alter table help_case add column court_day uuid references court_date on delete set null;
create index help_case_court_day on help_case (court_day) where court_day is not null;

-- When a call is safe, as the member chose, and whether she wants to hear a word first. The window
-- passes without an outcome: somebody has to look; it is opened once more on the next day.
alter table help_case
  add column call_from timestamptz,
  add column call_to timestamptz,
  add column call_passed smallint not null default 0,
  add column safe_word boolean not null default false,
  add check ((call_from is null) = (call_to is null) and call_from < call_to);
create index help_case_call_to on help_case (call_to) where closed_at is null;

-- Who took a warning back. Goes with the warning.
alter table warning add column withdrawn_by text;
