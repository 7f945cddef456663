-- Datasets, their releases and the records of their manifests ----------------------------------------------------

create table dataset (
    name              text collate "C" primary key,
    title             text    not null,
    derived_from      text collate "C",
    published         boolean not null,
    head              bigint  not null default 0,     -- the last position of the removal log
    log_published     bigint  not null default 0,     -- the last position that Kafka has
    version           bigint  not null default 1,
    published_version bigint  not null default 0
);

create table release (
    id           int generated always as identity primary key,
    dataset      text collate "C" not null references dataset,
    name         text collate "C" not null,
    published_on date,
    sealed_at    timestamptz,
    unique (dataset, name)
);

create table import (
    id             uuid primary key,
    part           int generated always as identity unique,  -- names the partition of record that it fills
    release        int         not null references release,
    format         text        not null,
    state          text        not null check (state in ('receiving', 'loading', 'completed', 'failed')),
    read           bigint      not null default 0,
    loaded         bigint      not null default 0,
    suppressed     bigint      not null default 0,
    quarantined    bigint      not null default 0,
    received_bytes bigint      not null default 0,
    total_bytes    bigint,
    error          text,
    started_at     timestamptz not null default now(),
    touched_at     timestamptz not null default now(),  -- by the database's clock: when the sender was last heard
    finished_at    timestamptz
);
create unique index import_one_at_a_time on import (release) where state in ('receiving', 'loading');

-- A partition is filled on its own and attached when its import completes: until then its rows do not exist for anyone.
create table record (
    import int    not null,
    line   bigint not null,
    photo  text collate "C" not null,
    nsid   text collate "C",
    raw    bytea  not null,
    primary key (import, line)
) partition by list (import);
create index record_photo on record (photo);
create index record_nsid on record (nsid) where nsid is not null;

create table quarantined_row (
    import      int    not null,
    line        bigint not null,
    byte_offset bigint not null,
    reason      text   not null,
    raw         bytea  not null,
    primary key (import, line)
);

-- Requests as index knows them, and what became of them -----------------------------------------------------------

create table request (
    id                 uuid primary key,
    received_at        timestamptz not null,
    datasets           text[],                        -- null: all, future ones included
    parts              int         not null,
    state              text        not null check (state in ('incomplete', 'accepted', 'held', 'resolved', 'refused', 'withdrawn')),
    approved           boolean     not null default false,  -- a person has decided: policy is not asked again
    withdrawal         text check (withdrawal in ('done', 'too_late')),
    photos_claimed     int         not null default 0,
    removed            int         not null default 0,
    already_removed    int         not null default 0,
    not_found          int         not null default 0,
    refused            int         not null default 0,
    revision           bigint      not null default 0,
    published_revision bigint      not null default 0
);
create index request_unpublished on request (id) where revision <> published_revision;

create table request_part (
    request uuid not null references request,
    part    int  not null,
    primary key (request, part)
);

create table request_reference (
    request uuid not null references request,
    ordinal int  not null,
    kind    text not null,
    value   text collate "C" not null,
    outcome text,
    photos  int  not null default 0,
    reason  text,
    primary key (request, ordinal)
);

create table claim (
    request uuid not null,
    ordinal int  not null,
    photo   text collate "C" not null,
    primary key (request, ordinal, photo)
);

create table request_dataset (
    request        uuid   not null,
    dataset        text collate "C" not null,
    photos         int    not null,
    records        bigint not null,
    first_position bigint not null,
    last_position  bigint not null,
    primary key (request, dataset)
);

-- What the standing rules are. Photos and accounts stand here as keyed hashes: a person who asked is not listed. --------

create function keyed_hash(key bytea, value text) returns bytea
    language sql immutable parallel safe
    return substr(sha256(key || convert_to(value, 'UTF8')), 1, 16);

create table photo_suppression (
    photo   bytea not null,
    dataset text collate "C" not null,                -- '*': all, future ones included
    request uuid  not null,
    primary key (photo, dataset, request)
);
create index photo_suppression_request on photo_suppression (request);

create table account_suppression (
    account bytea not null,
    dataset text collate "C" not null,
    request uuid  not null,
    primary key (account, dataset, request)
);
create index account_suppression_request on account_suppression (request);

-- The photos of an account that asked, so that asking again finds them when the base's rows are gone.
create table account_photo (
    account bytea not null,
    photo   text collate "C" not null,
    primary key (account, photo)
);

-- Photos that are hidden until a person has decided about a request.
create table hold (
    dataset text collate "C" not null,
    photo   text collate "C" not null,
    request uuid not null,
    held_at timestamptz not null default now(),
    primary key (dataset, photo, request)
);
create index hold_request on hold (request);

-- The removal log ------------------------------------------------------------------------------------------------

create table removal (
    dataset    text collate "C" not null references dataset,
    position   bigint      not null,
    photo      text collate "C" not null,
    request    uuid        not null,
    records    bigint      not null,
    removed_at timestamptz not null,
    entry      text        not null,                  -- canonical JSON, written once
    primary key (dataset, position),
    unique (photo, dataset)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the removal log is never rewritten';
end $$;
create trigger removal_is_append_only before update or delete on removal
    for each statement execute function refuse_change();

-- Institutions, as notifier tells, and what they downloaded --------------------------------------------------------------

create table institution (
    id         uuid primary key,
    name       text   not null,
    status     text   not null,
    key_sha256 text   not null,
    version    bigint not null
);

create table download (
    institution       uuid        not null,
    release           int         not null references release,
    position          bigint      not null,
    downloaded_at     timestamptz not null,
    version           bigint      not null default 1,
    published_version bigint      not null default 0,
    primary key (institution, release)
);
create index download_unpublished on download (institution) where version <> published_version;

-- Each record with the release and the dataset that it belongs to.
create view located as
    select r.photo, r.nsid, r.import, r.line, l.id as release, l.name as release_name, l.dataset
      from record r
      join import i on i.part = r.import
      join release l on l.id = i.release;
