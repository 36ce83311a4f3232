-- Meetings and who said she will come. Where and when members gather invites a raid: place and topic are sealed to
-- the row. The moment stays readable, for lists and reminders are found by it. Deleted 30 days after the meeting.
create table meeting (
  id uuid primary key,
  province text not null,
  starts_at timestamptz not null,
  place_ct bytea,
  topic_ct bytea not null,
  transport boolean not null,
  child_care boolean not null,
  -- The place is shown only to members a peer educator has vouched for.
  vouched_only boolean not null default true,
  state text not null default 'planned' check (state in ('planned', 'moved', 'cancelled')),
  -- Raised by every change that those who come must hear of; they are told once of each.
  version int not null default 0,
  changed_at timestamptz not null,
  -- When it was to start before the last change.
  was_at timestamptz,
  sample boolean not null default false
);
create index meeting_next on meeting (province, starts_at) where state in ('planned', 'moved');
create index meeting_starts on meeting (starts_at);

-- One row a member and meeting; a changed answer changes the row.
create table rsvp (
  meeting_id uuid not null references meeting on delete cascade,
  number_bi bytea not null check (octet_length(number_bi) = 32),
  key_version smallint not null,
  coming boolean not null,
  transport boolean not null default false,
  child_care boolean not null default false,
  said_at timestamptz not null,
  primary key (meeting_id, number_bi)
);
create index rsvp_number on rsvp (number_bi);

-- What she was told about a meeting: written in the transaction that puts the text in line, so that neither a
-- restart, nor a second instance, nor a changed answer tells her twice.
create table meeting_told (
  meeting_id uuid not null references meeting on delete cascade,
  number_bi bytea not null check (octet_length(number_bi) = 32),
  key_version smallint not null,
  what text not null check (what in ('soon', 'today', 'changed', 'cancelled')),
  version int not null,
  told_at timestamptz not null,
  primary key (meeting_id, number_bi, what, version)
);
create index meeting_told_number on meeting_told (number_bi, told_at);

-- When a peer educator vouched for her; empty when nobody has.
alter table member add vouched_at timestamptz;
create index member_province on member (province, number_bi);
