create table institution (
    id                uuid        primary key,
    name              text        not null,
    country           text        not null,
    contact_email     text        not null,
    key_sha256        text        not null,
    status            text        not null check (status in ('ACTIVE', 'SUSPENDED')),
    created_at        timestamptz not null,
    version           bigint      not null,
    published_version bigint      not null
);
create index institution_unpublished on institution (id) where version <> published_version;

-- Where an institution is told. Challenge columns are null until the first challenge is due.
create table endpoint (
    institution        uuid        primary key references institution,
    url                text        not null,
    payload            text        not null check (payload in ('FULL', 'THIN')),
    secret_encrypted   bytea       not null,
    state              text        not null check (state in ('UNVERIFIED', 'ACTIVE', 'FAILING', 'PAUSED', 'DISABLED')),
    verified           boolean     not null,
    since              timestamptz not null,
    last_error         text,
    challenge_id       uuid,
    challenge          text,
    challenged_at      timestamptz,
    challenge_failures int         not null default 0,
    next_challenge_at  timestamptz,
    challenge_until    timestamptz
);

-- An institution's copy of a release. The dataset may be one that is not known here yet.
create table copy (
    institution    uuid        not null references institution,
    dataset        text        not null,
    release        text        not null,
    start          bigint      not null check (start >= 0),
    purged         bigint      not null check (purged >= 0),
    state          text        not null check (state in ('HELD', 'RETIRED', 'WAIVED')),
    retired_reason text,
    overdue        boolean     not null default false,
    downloaded_at  timestamptz not null,
    recorded_at    timestamptz not null default now(),
    primary key (institution, dataset, release)
) with (fillfactor = 70);
create index copy_dataset on copy (dataset, release);

-- How far an institution is with a dataset, and what is being sent to it. Updated at every notice: no index but the key,
-- and room in the page, so that each update stays a heap-only one.
create table channel (
    institution       uuid        not null references institution,
    dataset           text        not null,
    notified          bigint      not null check (notified >= 0),
    acknowledged      bigint      not null check (acknowledged >= 0),
    sending_first     bigint,
    sending_last      bigint,
    notice_limit      int         not null default 1000,
    failures          int         not null default 0,
    next_attempt_at   timestamptz not null default now(),
    lease_until       timestamptz not null default '-infinity',
    lease_epoch       bigint      not null default 0,
    version           bigint      not null default 1,
    published_version bigint      not null default 0,
    published_at      timestamptz not null default '-infinity',
    primary key (institution, dataset)
) with (fillfactor = 50);

-- A cursor that was set back, and why: the only way for one to go back.
create table cursor_set_back (
    id                  bigint      generated always as identity primary key,
    institution         uuid        not null,
    dataset             text        not null,
    reason              text        not null check (reason in ('REPLAY', 'LOWERED_START')),
    notified_before     bigint      not null,
    notified_after      bigint      not null,
    acknowledged_before bigint      not null,
    acknowledged_after  bigint      not null,
    at                  timestamptz not null default now()
);

create table log_head (
    dataset           text        primary key,
    head              bigint      not null default 0,
    end_offset        bigint      not null default 0,
    known_head        bigint      not null default 0,
    title             text,
    published         boolean     not null default true,
    dataset_version   bigint      not null default 0,
    version           bigint      not null default 1,
    published_version bigint      not null default 0,
    published_at      timestamptz not null default '-infinity'
) with (fillfactor = 50);

-- The removal log as applied. end_offset is the sum of the bytes of all entries so far: two look-ups tell whether a range
-- fits into a notice.
create table log_entry (
    dataset      text        not null,
    position     bigint      not null,
    photo        text        not null,
    entry        text        not null,
    end_offset   bigint      not null,
    purge_within text        not null,
    applied_at   timestamptz not null,
    primary key (dataset, position)
);

create table attempt (
    id             bigint      generated always as identity primary key,
    institution    uuid        not null,
    dataset        text        not null,
    first_position bigint      not null,
    last_position  bigint      not null,
    status         int,
    error          text,
    duration_ms    int         not null,
    at             timestamptz not null default now()
);

create table attestation (
    id          bigint      generated always as identity primary key,
    institution uuid        not null,
    dataset     text        not null,
    release     text        not null,
    through     bigint      not null,
    deleted     bigint      not null,
    not_held    bigint      not null,
    statement   text        not null,
    signature   text,
    flagged     text,
    digest      text        not null,
    at          timestamptz not null default now(),
    unique (institution, dataset, release, digest)
);

-- Positions that an institution attested something else than deletion for.
create table exemption (
    institution uuid   not null,
    dataset     text   not null,
    release     text   not null,
    position    bigint not null,
    status      text   not null check (status in ('EXEMPT', 'RETAINED_BACKUP', 'TRANSFERRED', 'DERIVED_ONLY')),
    detail      text,
    primary key (institution, dataset, release, position)
);
