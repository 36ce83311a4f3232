-- When a helper last typed her PIN: what a registered number alone may not do by text it may for ten minutes after.
alter table pin add proved_at timestamptz;
