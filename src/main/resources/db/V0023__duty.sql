-- When a helper last typed her PIN: what a registered number alone may not do by text it may for ten minutes after.
alter table pin add proved_at timestamptz;

-- When somebody was last called to ask whether a request of half a year is still open. still_asked_at from now on is
-- when such a text really left, and nothing is known of those before.
alter table help_case add still_called_at timestamptz;
update help_case set still_asked_at = null where closed_at is null;
