-- A fingerprint of every key that has sealed something in here, so that a lost or foreign keyset is noticed
-- before anything is sealed with it. Leads back to no key.
create table keyset_mark (
  key_version smallint primary key,
  mark bytea not null
);
