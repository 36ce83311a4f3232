-- Days in court. A row belongs to a request and through it to a number; court and case number are
-- sealed with the key of the request, so that they go with it. A changed date is a new row, and the
-- old one says so: a reminder that was decided for one day can never speak of another.
-- Kept as long as the request, and 30 days after the day is over.
create table court_date (
  id uuid primary key,
  case_id uuid not null references help_case on delete cascade,
  day date,
  at time,
  court_ct bytea,
  number_ct bytea,
  role text,
  morning boolean not null default false,
  state text not null check (state in ('coming', 'moved', 'missed', 'done')),
  set_at timestamptz not null,
  changed_at timestamptz not null
);
create index court_date_case on court_date (case_id);
create index court_date_day on court_date (day) where state = 'coming';

-- What a member was reminded of: written in the transaction that puts the text in line, so that a
-- reminder is decided once, whoever decides it.
create table court_reminder (
  date_id uuid not null references court_date on delete cascade,
  what text not null,
  primary key (date_id, what)
);
