-- Whom a member trusts in one request did not give her number herself: she may say no, and it has to be found.
alter table case_answer add column trusted_bi bytea check (octet_length(trusted_bi) = 32);
alter table case_answer add column trusted_key_version smallint;
create index case_answer_trusted on case_answer (trusted_bi) where trusted_bi is not null;
