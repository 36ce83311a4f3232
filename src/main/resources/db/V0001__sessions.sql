-- One row a session, rewritten at every hop and gone 15 minutes after the last. Nothing in it is
-- readable, and no index stands on a column that changes, so that an update stays on its page.
create table ussd_session (
  id bytea primary key,
  hop int not null,
  sealed bytea not null,
  seen timestamptz not null
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
