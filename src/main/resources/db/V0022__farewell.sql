-- What says goodbye to a number of which nothing is kept is looked for every few seconds and erased.
create index sms_outbox_farewell on sms_outbox (send_before) where class = 'FAREWELL';

-- A second person's yes is kept with its moment, and under the name as it was typed beside the one that counts.
alter table broadcast add approved_at timestamptz;
alter table warning_approval add name text;
