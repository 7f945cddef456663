-- What people ask for. Contact, message and what was pasted are ciphertext from the first row; the case key is a hash.
create table request (
    id                uuid        primary key,
    case_key_sha256   text        not null,
    status            text        not null check (status in ('open', 'in_progress', 'fulfilled', 'partial', 'denied', 'withdrawn')),
    phase             text        check (phase in ('under_review', 'removing', 'propagating', 'withdrawing')),
    ends_as           text        check (ends_as in ('fulfilled', 'partial', 'denied')),
    datasets          text[],
    relationship      text        not null,
    regime            text,
    language          text        not null,
    contact_encrypted bytea,
    message_encrypted bytea,
    received_at       timestamptz not null,
    expected_by       timestamptz not null,
    reference_count   int         not null,
    revision          bigint      not null,
    held_revision     bigint      not null,
    photos_claimed    int         not null,
    removed           int         not null,
    already_removed   int         not null,
    not_found         int         not null,
    refused           int         not null,
    decision          text        check (decision in ('accept', 'refuse')),
    withdrawal        text        check (withdrawal in ('requested', 'done', 'too_late')),
    closed_at         timestamptz,
    version           bigint      not null,
    published_version bigint      not null,
    check ((status = 'in_progress') = (phase is not null)),
    check (phase <> 'propagating' or ends_as is not null)
);
create index request_unpublished on request (id) where version <> published_version;
create index request_propagating on request (id) where phase = 'propagating';
create index request_under_review on request (id) where phase = 'under_review';
-- Empty as long as every case adds up.
create index request_unbalanced on request (id)
    where photos_claimed <> removed + already_removed + not_found + refused;

-- What was pasted, one row each, and what became of it.
create table reference (
    request         uuid  not null references request,
    ordinal         int   not null,
    input_encrypted bytea not null,
    kind            text  not null check (kind in ('photo', 'owner', 'alias', 'ambiguous', 'rejected')),
    value           text,
    outcome         text  check (outcome in ('removed', 'already_removed', 'not_found', 'ambiguous', 'refused')),
    photos          int   not null default 0,
    reason          text,
    primary key (request, ordinal)
);

-- Where the photos of a request stand in each removal log.
create table request_dataset (
    request        uuid             not null references request,
    dataset        text collate "C" not null,
    photos         int              not null,
    records        bigint           not null,
    first_position bigint           not null,
    last_position  bigint           not null,
    primary key (request, dataset)
);
create index request_dataset_positions on request_dataset (dataset, last_position);

-- Parts of an outcome until all of them are there.
create table outcome_part (
    request  uuid   not null,
    revision bigint not null,
    part     int    not null,
    body     bytea  not null,
    primary key (request, revision, part)
);
