-- What is counted of reports and complaints, written while they are made, so that nobody needs a key
-- to count. A cell leads to no case and no person; a report on its way moves from cell to cell.
create table report_count (
  kind text not null check (kind in ('report', 'complaint')),
  month date not null check (extract(day from month) = 1),
  category text not null,
  actor text not null,
  province text not null,
  area text not null,
  total bigint not null,
  primary key (kind, month, category, actor, province, area)
);

-- Two reports of one number are two things that happened: each stays a request of its own.
drop index help_case_open;
create unique index help_case_open on help_case (number_bi, kind)
  where closed_at is null and kind not in ('report', 'complaint');
create index help_case_number on help_case (number_bi) where number_bi is not null;
create index help_case_supply on help_case (opened_at) where kind = 'supply' and closed_at is null;

-- A complaint about us goes past the people of her province: one of them may be meant.
alter table help_case add column national boolean not null
  generated always as (kind = 'about_us') stored;

-- What peers are warned of. Every column is a word of a closed list or a place of the directory, so
-- that no name can be written. Holds nothing that leads to who told us. Deleted when it expires.
create table warning (
  id uuid primary key,
  place text not null,
  province text not null,
  since date not null,
  hours text not null check (hours in ('any', 'morning', 'afternoon', 'evening', 'night')),
  colour text not null
    check (colour in ('none', 'white', 'black', 'silver', 'grey', 'red', 'blue', 'green', 'other')),
  vehicle text not null
    check (vehicle in ('none', 'car', 'bakkie', 'taxi', 'minibus', 'truck', 'motorbike', 'police')),
  behaviour text not null
    check (behaviour in ('violent', 'forces', 'robs', 'no_pay', 'threatens', 'follows', 'raid')),
  drafted_by text not null,
  drafted_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz
);
create index warning_expires on warning (expires_at);

-- One row a person: two different ones are needed before anybody sees the warning.
create table warning_approval (
  warning_id uuid not null references warning on delete cascade,
  approver text not null check (approver = lower(btrim(approver)) and approver <> ''),
  approved_at timestamptz not null,
  primary key (warning_id, approver)
);

-- "I saw it too", once a member.
create table warning_seen (
  warning_id uuid not null references warning on delete cascade,
  who bytea not null,
  primary key (warning_id, who)
);
create index warning_seen_who on warning_seen (who);

-- Who said "none left here" today, so that nobody counts twice. Kept for two days; what is counted
-- stands in counter.
create table none_left (
  day date not null,
  who bytea not null,
  area text not null default '',
  primary key (day, who)
);
create index none_left_who on none_left (who);
