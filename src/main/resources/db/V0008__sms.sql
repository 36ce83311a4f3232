-- What the outbox needs to send each message as often as its class allows and no oftener. A row moves
-- PENDING, CLAIMED, SUBMITTING, ACCEPTED, SENT, DELIVERED or FAILED or EXPIRED; beside these stand SUPPRESSED,
-- CANCELLED, HELD and UNKNOWN. Leases, fences and every moment below are the database's time.
alter table sms_outbox
  add key_version smallint not null default 1,
  -- Which of the lanes, 0 first.
  add priority smallint not null default 1,
  add not_before timestamptz not null default now(),
  -- How often it was submitted; a result counts for its own attempt only.
  add attempt smallint not null default 0,
  -- How often it was claimed; whoever holds an older fence has lost the row.
  add fence bigint not null default 0,
  -- How often it was refused for certain, for the pause before the next try.
  add refusals smallint not null default 0,
  -- Why it is held, suppressed or failed: a word of ours, never of the gateway.
  add reason text,
  -- Shown at the end of a safety alert, so that whoever gets it twice knows it again.
  add short_code text,
  add broadcast_id uuid,
  -- Keyed hash of the gateway's id, by which delivery reports are joined.
  add provider_hash bytea,
  -- Highest rank among the delivery reports so far, and how many came again.
  add report_rank smallint not null default 0,
  add reports smallint not null default 0,
  add submitted_at timestamptz,
  add accepted_at timestamptz;

drop index sms_outbox_waiting;
create index sms_outbox_waiting on sms_outbox (priority, not_before) where state = 'PENDING';
create index sms_outbox_leased on sms_outbox (lease_until) where state in ('CLAIMED', 'SUBMITTING');
-- One message to a number at a time, whatever is claimed by whom.
create unique index sms_outbox_outstanding on sms_outbox (number_bi) where state in ('CLAIMED', 'SUBMITTING');
create index sms_outbox_unknown on sms_outbox (number_bi) where state = 'UNKNOWN';
create index sms_outbox_number on sms_outbox (number_bi);
create index sms_outbox_provider on sms_outbox (provider_hash) where provider_hash is not null;
create index sms_outbox_open on sms_outbox (accepted_at) where state in ('ACCEPTED', 'SENT');
create index sms_outbox_finished on sms_outbox (finished_at) where finished_at is not null;
-- Nobody twice in one broadcast.
create unique index sms_outbox_broadcast on sms_outbox (broadcast_id, number_bi) where broadcast_id is not null;

-- Delivery reports that came before the answer they belong to, or for nothing we know. Deleted after 72 hours.
create table sms_report (
  provider_hash bytea not null,
  rank smallint not null,
  state text not null,
  number_bi bytea,
  seen_at timestamptz not null,
  primary key (provider_hash, rank)
);
create index sms_report_seen on sms_report (seen_at);
create index sms_report_number on sms_report (number_bi);

-- Whether anything leaves at all: one row, which all instances obey.
create table sms_lane (
  one boolean primary key default true check (one),
  paused_until timestamptz,
  -- Why: a word of ours.
  reason text,
  -- The balance does not reach beyond what is kept back for safety alerts, pages and replies.
  low boolean not null default false,
  -- The last text of the gateway's inbox that was looked at.
  inbox_id bigint
);
insert into sms_lane default values;

-- Texts that have come in, as keyed hashes of their ids and of what they said, so that each has one effect
-- though the gateway repeats it. Deleted after seven days.
create table sms_arrival (
  id_hash bytea primary key,
  content_hash bytea not null,
  sent_at timestamptz not null,
  seen_at timestamptz not null
);
create index sms_arrival_content on sms_arrival (content_hash, sent_at);
create index sms_arrival_seen on sms_arrival (seen_at);

-- What a member may read by dialling: the authentic copy of what she was told, sealed to her number. Deleted
-- seven days after it was read, and when it has expired.
create table note (
  id uuid primary key,
  number_bi bytea not null,
  key_version smallint not null,
  text_ct bytea not null,
  visible_from timestamptz not null,
  expires_at timestamptz not null,
  read_at timestamptz
);
create index note_unread on note (number_bi, visible_from) where read_at is null;
create index note_number on note (number_bi);
create index note_expires on note (expires_at);
