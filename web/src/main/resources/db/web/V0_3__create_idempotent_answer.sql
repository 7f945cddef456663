-- Answers to creating requests that carried an Idempotency-Key, written with what they created; gone after a day.
create table idempotent_answer (
    endpoint   text        not null, -- method, path and caller
    key_sha256 text        not null,
    encrypted  bytea       not null, -- the body's hash, the status, the location, the answer: it may show a key that is shown once
    created_at timestamptz not null,
    primary key (endpoint, key_sha256)
);

create index idempotent_answer_created_at on idempotent_answer (created_at);
