-- A look-up asks every partition, so small imports share one: their rows stand in record_small under the negative of
-- their part, a large import's rows under its part in a partition of their own.
drop view located;
alter table record rename to record_by_list;
alter index record_photo rename to record_by_list_photo;
alter index record_nsid rename to record_by_list_nsid;
alter table record_by_list rename constraint record_pkey to record_by_list_pkey;

create table record (
    import int    not null,
    line   bigint not null,
    photo  text collate "C" not null,
    nsid   text collate "C",
    alias  text collate "C",                          -- lower case; only where the file names the account by its alias
    raw    bytea  not null,
    primary key (import, line)
) partition by range (import);
create index record_photo on record (photo);
create index record_nsid on record (nsid) where nsid is not null;
create index record_alias on record (alias) where alias is not null;
create table record_small partition of record for values from (minvalue) to (0);

alter table import
    add column shelf     int,                          -- where its rows stand: its part or the negative of it
    add column last_line bigint not null default 0,    -- the last line that is stored
    add column head      bytea  not null default '',   -- what the file has before its first record, as it was
    add column separator bytea  not null default '',   -- between two records
    add column tail      bytea  not null default '';   -- after the last
update import set shelf = part where state = 'completed';
update import set last_line = read;

do $$
declare
    partition regclass;
    part      int;
begin
    for partition in select inhrelid::regclass from pg_inherits where inhparent = 'record_by_list'::regclass loop
        part := substring(partition::text from '[0-9]+$')::int;
        execute format('alter table record_by_list detach partition %s', partition);
        execute format('alter table %s add column alias text collate "C"', partition);
        execute format('alter table record attach partition %s for values from (%s) to (%s)', partition, part, part + 1);
    end loop;
    -- Tables of imports that are under way or failed.
    for partition in select c.oid::regclass from pg_class c
                      where c.relkind = 'r' and c.relname ~ '^record_[0-9]+$' and not c.relispartition loop
        execute format('alter table %s add column alias text collate "C"', partition);
    end loop;
end $$;
drop table record_by_list;

-- Each record with the release and the dataset that it belongs to.
create view located as
    select r.photo, r.nsid, r.alias, r.import, r.line, l.id as release, l.name as release_name, l.dataset
      from record r
      join import i on i.shelf = r.import
      join release l on l.id = i.release;
create unique index import_shelf on import (shelf);
