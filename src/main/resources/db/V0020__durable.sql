-- Every keyed index says which key it was made with: here those that did not yet. 0 stands for a voice that is
-- nobody's number, as everybody is who withholds hers.
alter table help_ask add key_version smallint not null default 1;
alter table broadcast_recipient add key_version smallint not null default 1;
alter table warning_seen add key_version smallint not null default 1;
alter table none_left add key_version smallint not null default 1;
create index none_left_day on none_left (day);

-- When whoever holds an open request was asked whether it is still one: nobody had touched it for 180 days.
alter table help_case add still_asked_at timestamptz;
create index help_case_untouched on help_case (touched_at) where closed_at is null;
create index help_case_closed on help_case (closed_at) where closed_at is not null;
