-- Whether whoever asked has said that it is safe to phone her. Nothing where she has not said: she is not phoned then
-- before what she answered is read.
alter table help_case add safe_to_phone boolean;
