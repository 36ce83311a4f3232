-- Messages decided but not yet sent. Number and text are sealed.
create table sms_outbox (
  id uuid primary key,
  number_bi bytea not null,
  number_ct bytea not null,
  text_ct bytea not null,
  class text not null,
  state text not null,
  created_at timestamptz not null,
  send_before timestamptz not null,
  lease_until timestamptz,
  finished_at timestamptz
);
create index sms_outbox_waiting on sms_outbox (created_at) where state in ('PENDING', 'CLAIMED');

-- Counts that identify nobody.
create table counter (
  day date not null,
  name text not null,
  total bigint not null,
  primary key (day, name)
);
