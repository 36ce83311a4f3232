-- One alert to many. The words are sealed; what remains after thirty days are the counts.
create table broadcast (
  id uuid primary key,
  -- Grows with every change, so that two people cannot overwrite each other.
  version int not null default 1,
  state text not null,
  class text not null,
  purpose text not null,
  template text,
  provinces text[] not null,
  languages text[] not null,
  seen_since date,
  author text not null,
  approver text,
  content_hash bytea not null,
  frozen_count int,
  starts_at timestamptz not null,
  expires_at timestamptz not null,
  -- Until when a safety template that went by itself can be taken back.
  undo_until timestamptz,
  created_at timestamptz not null,
  finished_at timestamptz,
  -- What became of its messages, kept when their rows are deleted.
  result jsonb
);
create index broadcast_open on broadcast (starts_at) where finished_at is null;
create index broadcast_created on broadcast (created_at);

create table broadcast_wording (
  broadcast_id uuid not null references broadcast on delete cascade,
  language text not null,
  style text not null,
  text_ct bytea not null,
  primary key (broadcast_id, language, style)
);

-- Who is to get it, as counted when it was frozen; once however many groups she is in. Deleted 72 hours after
-- the end. state: 0 waiting, 1 in the outbox, 2 passed by (left, stopped, took her consent back).
create table broadcast_recipient (
  broadcast_id uuid not null references broadcast on delete cascade,
  number_bi bytea not null,
  member_id uuid not null,
  state smallint not null default 0,
  primary key (broadcast_id, number_bi)
);
create index broadcast_recipient_waiting on broadcast_recipient (broadcast_id, number_bi) where state = 0;
create index broadcast_recipient_number on broadcast_recipient (number_bi);
