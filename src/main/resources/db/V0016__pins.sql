-- PINs, by the keyed index of their owner's number: a responder's, the one-time code with which she sets it, and the
-- lock of a member. The hash is slow and made with a key that is not in the database. Wrong tries are counted beside
-- it; a code is deleted when it is used or over, a lock with its member.
create table pin (
  number_bi bytea not null check (octet_length(number_bi) = 32),
  key_version smallint not null,
  what text not null check (what in ('responder', 'code', 'lock')),
  hash text not null,
  wrong smallint not null default 0,
  closed_until timestamptz,
  good_until timestamptz,
  set_at timestamptz not null,
  primary key (number_bi, what)
);
create index pin_good_until on pin (good_until) where good_until is not null;
alter table responder drop column pin_hash;

-- Who read what is told of a request, the number to call among it. Goes with its case.
create table case_view (
  id uuid primary key,
  case_id uuid not null references help_case on delete cascade,
  responder_id uuid references responder on delete set null,
  viewed_at timestamptz not null
);
create index case_view_case on case_view (case_id, viewed_at);
create index case_view_responder on case_view (responder_id);
