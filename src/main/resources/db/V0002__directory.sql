-- What the bundled files say, as they say it. Rewritten whenever the files change, so nothing that a
-- person decided stands in here.
create table place (
  id text primary key,
  name text not null,
  kind text not null,
  province text not null,
  district text not null,
  municipality text not null,
  lat double precision not null,
  lon double precision not null,
  population int,
  source text not null
);

create table site (
  id text primary key,
  name text not null,
  kind text not null,
  province text not null,
  district text not null,
  place text not null,
  lat double precision,
  lon double precision,
  flags text not null,
  tel text,
  listed smallint not null,
  source text not null
);

-- Which version of the bundled files stands above.
create table directory_source (
  name text primary key,
  checksum text not null,
  loaded_at timestamptz not null
);

-- What a coordinator found out about a site. Outlives every import; a column left empty leaves the
-- imported one standing.
create table site_override (
  site_id text primary key references site,
  name text,
  place text,
  tel text,
  lat double precision,
  lon double precision,
  status text check (status in ('open', 'paused', 'closed')),
  checked_on date,
  changed_at timestamptz not null
);

-- "It is wrong", once a person: who it was is a keyed index, and the day is enough.
create table site_report (
  site_id text not null references site,
  reporter bytea not null,
  reported_on date not null default current_date,
  primary key (site_id, reporter)
);
create index site_report_reporter on site_report (reporter);
