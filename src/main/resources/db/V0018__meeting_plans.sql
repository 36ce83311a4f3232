-- A meeting is known to its organiser by a word of her own, sealed, for it may tell the place; its id is a keyed hash
-- of that word. What was planned by a file is compared with the file's next edition, not with what became of it.
alter table meeting
  add name_ct bytea,
  -- Keyed hash of the line it was last planned by.
  add line_hash bytea;

-- What a text or note is about, where that may change before she has read it: then it is withdrawn.
alter table sms_outbox add about uuid;
create index sms_outbox_about on sms_outbox (about) where about is not null;
alter table note add about uuid;
create index note_about on note (about) where about is not null;
