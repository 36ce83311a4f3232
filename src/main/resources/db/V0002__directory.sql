create table site_report(id int);
