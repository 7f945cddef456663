-- What a held request would remove, for the person who decides.
create table hold (
    request  uuid        primary key references request,
    photos   int         not null,
    datasets jsonb       not null,
    held_at  timestamptz not null
);

-- Every decision that was taken, in order. What a reviewer writes may speak of the person: ciphertext.
create table review (
    id               uuid        primary key,
    request          uuid        not null references request,
    decision         text        not null check (decision in ('accept', 'refuse', 'extend')),
    reason_encrypted bytea,
    text_encrypted   bytea,
    decided_at       timestamptz not null
);
create index review_request on review (request);
