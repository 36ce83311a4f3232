-- What a member decides about herself, and how long it is kept. The person she trusts is found by a keyed
-- index of that number when a text from it refuses; that number came from somebody else. A member who has not
-- been seen for twelve months is dormant, and ninety days later her row is deleted.
alter table member
  add trusted_bi bytea check (octet_length(trusted_bi) = 32),
  add trusted_key_version smallint,
  add dormant_on date;
create index member_trusted on member (trusted_bi) where trusted_bi is not null;
create index member_seen on member (seen_on);
create index member_dormant on member (dormant_on) where dormant_on is not null;

-- Every keyed index says which key it was made with.
alter table opt_out
  add key_version smallint not null default 1,
  add asked_by_key_version smallint;
alter table dropped_session add key_version smallint not null default 1;
create index dropped_session_seen on dropped_session (seen);
alter table site_report add key_version smallint not null default 1;
