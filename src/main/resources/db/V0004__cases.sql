-- Requests somebody must act on. Opened by the first key of a help flow, grown answer by answer.
create table help_case (
  id uuid primary key,
  kind text not null,
  ref text not null,
  session_id bytea not null,
  number_bi bytea,
  key_version smallint,
  number_ct bytea,
  pinned boolean not null,
  opened_at timestamptz not null,
  touched_at timestamptz not null,
  court_by timestamptz,
  closed_at timestamptz,
  outcome text,
  unique (session_id, kind)
);
-- One open case of a kind for one number; a reference is unique among the open ones.
create unique index help_case_open on help_case (number_bi, kind) where closed_at is null;
create unique index help_case_ref on help_case (ref) where closed_at is null;

-- The key of each case stands apart, so that deleting it shreds the case in every backup too.
create table case_key (
  case_id uuid primary key references help_case on delete cascade,
  wrapped bytea not null
);

create table case_answer (
  case_id uuid not null references help_case on delete cascade,
  position int not null generated always as identity,
  field text not null,
  value_ct bytea not null,
  given_at timestamptz not null,
  primary key (case_id, position)
);
