-- The next version of something that others are told of. It also grows past what a database that was restored from a backup
-- has forgotten, so that nobody takes its news for old.
create function next_version(version bigint) returns bigint
    language sql volatile
    return greatest(version + 1, (extract(epoch from clock_timestamp()) * 1000)::bigint);

-- The topics as we last filled them: one that was deleted and made again has another id, and is filled again.
create table produced (
    topic    text primary key,
    topic_id uuid not null
);

-- A message that was set aside is settled when it was applied after all, or when a person has decided that it is not needed.
alter table quarantine
    add column settled_at timestamptz,
    add column settled    text check (settled in ('applied', 'discarded')),
    add check ((settled is null) = (settled_at is null));
create index quarantine_unsettled on quarantine (topic, key, id) where settled is null;
