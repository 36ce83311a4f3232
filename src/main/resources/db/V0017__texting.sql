-- When somebody who was called to a request said that she cannot take it: she is not reminded, and once all
-- who were called with her have said so, the next are called at once.
alter table page add column declined_at timestamptz;

-- When she was reminded: a yes or no by text answers the last reminder of a day that is still to come.
alter table court_reminder add column told_at timestamptz not null default now();

-- Texts that are counted at the same moment wait for one another less: the total of a keyword is the sum of its
-- rows.
alter table mo_count add column part smallint not null default 0;
alter table mo_count drop constraint mo_count_pkey;
alter table mo_count add primary key (day, keyword, province, part);
