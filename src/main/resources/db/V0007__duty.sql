-- Who takes a request. Number and name of a responder are sealed to her row; the keyed index finds
-- her when she dials or texts. No province means all of them.
create table responder (
  id uuid primary key,
  number_bi bytea not null unique check (octet_length(number_bi) = 32),
  key_version smallint not null,
  number_ct bytea not null,
  name_ct bytea not null,
  role text not null,
  provinces text[] not null,
  languages text[] not null,
  pin_hash text,
  active boolean not null default true,
  sample boolean not null default false,
  added_at timestamptz not null
);

-- When she is on duty: weekly by South African time (an end not after the start is the next
-- morning), once from one moment to another, or always. Tiers: 1 on duty, 2 second, 3 provincial,
-- 4 national. No province is the national rota.
create table duty_slot (
  id uuid primary key,
  responder_id uuid not null references responder on delete cascade,
  province text,
  tier smallint not null check (tier between 1 and 4),
  weekday smallint check (weekday between 1 and 7),
  starts time,
  ends time,
  from_at timestamptz,
  to_at timestamptz,
  check ((weekday is null) = (starts is null) and (starts is null) = (ends is null)),
  check ((from_at is null) = (to_at is null) and from_at < to_at),
  check (weekday is null or from_at is null)
);
create index duty_slot_tier on duty_slot (tier, province);
create index duty_slot_responder on duty_slot (responder_id);

-- How far the paging of a request is. tier 0: nobody has been paged in this round.
alter table help_case
  add column province text,
  add column urgency smallint not null default 0,
  add column tier smallint not null default 0,
  add column resent boolean not null default false,
  add column next_step_at timestamptz,
  add column again_at timestamptz,
  add column again_count smallint not null default 0,
  add column asked_session bytea,
  add column flagged boolean not null default false,
  add column accepted_by uuid references responder on delete set null,
  add column accepted_at timestamptz,
  add column handed_to uuid references responder on delete set null,
  add column closed_by uuid references responder on delete set null,
  add column overdue_for timestamptz,
  add constraint help_case_human_outcome
    check (closed_at is null or kind not in ('arrest', 'danger') or outcome is not null);
create index help_case_step on help_case (next_step_at) where closed_at is null;
create index help_case_again on help_case (again_at) where closed_at is null;
create index help_case_court_by on help_case (court_by) where closed_at is null;
create index help_case_accepted on help_case (accepted_by) where closed_at is null;
create index help_case_handed on help_case (handed_to) where closed_at is null;
create index help_case_closed_by on help_case (closed_by) where closed_by is not null;

-- Requests that were open before anybody was paged are paged now.
update help_case set next_step_at = now(), urgency = case kind when 'callback' then 2 else 1 end
  where closed_at is null and kind in ('arrest', 'danger', 'callback');

-- One row for each time a responder was called. Goes with its case.
create table page (
  id uuid primary key,
  case_id uuid not null references help_case on delete cascade,
  responder_id uuid not null references responder on delete cascade,
  tier smallint not null,
  reason text not null,
  paged_at timestamptz not null
);
create index page_case on page (case_id, responder_id);
create index page_responder on page (responder_id);

-- What a responder wrote on a case, sealed with its key.
create table case_note (
  id uuid primary key,
  case_id uuid not null references help_case on delete cascade,
  responder_id uuid references responder on delete set null,
  text_ct bytea not null,
  noted_at timestamptz not null
);
create index case_note_case on case_note (case_id, noted_at);
create index case_note_responder on case_note (responder_id);

-- What a human has to look at: an empty tier, nobody who accepted, a deadline that has passed. Stays
-- until the request is taken or closed.
create table duty_alarm (
  id uuid primary key,
  case_id uuid not null references help_case on delete cascade,
  what text not null,
  tier smallint not null,
  raised_at timestamptz not null,
  cleared_at timestamptz
);
create unique index duty_alarm_open on duty_alarm (case_id, what, tier) where cleared_at is null;

-- When a number asked for help; kept two hours to tell a flood.
create table help_ask (
  id uuid primary key,
  number_bi bytea not null,
  asked_at timestamptz not null
);
create index help_ask_number on help_ask (number_bi, asked_at);
create index help_ask_old on help_ask (asked_at);
