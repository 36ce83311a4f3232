-- Where a session stood when it was cut off, for ten minutes, on the screens that may be continued.
create table dropped_session (
  number_bi bytea primary key,
  sealed bytea not null,
  seen timestamptz not null
);
