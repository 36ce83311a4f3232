create table if not exists sess(sid text primary key, phone text not null, hops int not null, path text not null, screen text not null, updated timestamptz not null) with (fillfactor=70)
