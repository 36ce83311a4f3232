-- Who somebody is to us. The number stands here twice and never in clear: as a keyed index to look
-- it up, and sealed to send to it. Language, province and style are needed to choose an audience.
create table member (
  id uuid primary key,
  number_bi bytea not null unique check (octet_length(number_bi) = 32),
  key_version smallint not null,
  number_ct bytea not null check (octet_length(number_ct) = 45),
  language text,
  province text,
  style text not null default 'hidden',
  cover text,
  quiet text,
  trusted_ct bytea,
  joined_on date not null,
  seen_on date not null
);

-- One row a purpose: what she agreed to, in which words, when.
create table consent (
  id uuid primary key,
  member_id uuid not null references member on delete cascade,
  purpose text not null,
  text_version text not null,
  language text not null,
  channel text not null,
  granted_at timestamptz not null,
  withdrawn_at timestamptz
);
create index consent_member on consent (member_id);

-- Numbers that get no SMS. Outlives the member row; holds nothing but the keyed index.
create table opt_out (
  number_bi bytea primary key,
  reason text not null,
  asked_by bytea,
  since timestamptz not null
);
create index opt_out_asked_by on opt_out (asked_by, since) where asked_by is not null;
