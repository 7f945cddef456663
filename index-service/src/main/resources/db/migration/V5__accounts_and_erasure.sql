-- Which account a path alias meant, and when. It may have been given to another account since.
create table alias (
    alias      text collate "C" not null,             -- lower case
    nsid       text collate "C" not null,
    held_from  date,                                  -- null: not known
    held_until date,
    unique nulls not distinct (alias, nsid, held_from)
);
create index alias_nsid on alias (nsid);

-- Aliases that only one account is known to have had.
create view sole_alias as
    select distinct a.alias, a.nsid from alias a
     where not exists (select from alias o where o.alias = a.alias and o.nsid <> a.nsid);

-- The names under which an account's records may stand, given its NSID or an alias. None for an alias that several
-- accounts have had; an alias of which nothing is known stands for itself.
create function account_names(given_kind text, given text) returns setof text language sql stable
begin atomic
    with number as (
        select given as nsid where given_kind = 'owner'
        union
        select s.nsid from sole_alias s where given_kind = 'alias' and s.alias = given
    )
    select nsid from number
    union
    select s.alias from number cross join lateral (select distinct alias from sole_alias where nsid = number.nsid) s
    union
    select given where given_kind = 'alias' and not exists (select from alias a where a.alias = given);
end;

-- The photos of an account that asked, or whose records were erased: what is removed is told by its hash alone. In clear
-- only as long as a record in clear exists.
drop table account_photo;
create table account_photo (
    account    bytea not null,                        -- of the NSID, or of an alias
    photo_hash bytea not null,
    photo      text collate "C",
    primary key (account, photo_hash)
);
create index account_photo_hash on account_photo (photo_hash);

alter table removal add column photo_hash bytea;
create index removal_photo_hash on removal (photo_hash);

alter table dataset add column erased bigint not null default 0;   -- up to this position no record is left

alter table request add column resolved_at timestamptz;            -- by the database's clock, within the lock

-- Photos and accounts of an import that are known from elsewhere, found before the import takes any lock.
create table recognised (
    import int   not null,                            -- its shelf
    hash   bytea not null,
    photo  text collate "C",                          -- null: it is an account
    primary key (import, hash)
);
alter table import add column recognised_from timestamptz;         -- what was resolved since is not recognised
