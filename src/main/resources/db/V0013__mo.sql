-- Words that nobody understood, for whoever keeps the keywords: sealed, and without the number. Deleted after 72 hours.
create table mo_words (
  id uuid primary key,
  text_ct bytea not null,
  seen_at timestamptz not null
);
create index mo_words_seen on mo_words (seen_at);

-- How often each keyword was texted from each province, empty where that is not known. Identifies nobody.
create table mo_count (
  day date not null,
  keyword text not null,
  province text not null,
  total bigint not null,
  primary key (day, keyword, province)
);

-- Replies of the last day by number, for the limits that end loops. Deleted after 24 hours.
create table mo_reply (
  number_bi bytea not null,
  key_version smallint not null,
  text_hash bytea not null,
  -- HELP, URGENT or UNKNOWN: which limit it counts against.
  sort text not null,
  replied_at timestamptz not null
);
create index mo_reply_number on mo_reply (number_bi, replied_at);
create index mo_reply_at on mo_reply (replied_at);

-- Who was asked whether all is to be deleted. The answer counts for ten minutes.
create table mo_question (
  number_bi bytea primary key,
  key_version smallint not null,
  until timestamptz not null
);
create index mo_question_until on mo_question (until);
