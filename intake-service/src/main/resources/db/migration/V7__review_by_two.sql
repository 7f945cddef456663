-- Who decided, and why as a code. A reason that was free text before stays encrypted in its column.
alter table review
    add column reviewer text,                          -- null: before there were names
    add column reason   text;
alter table review drop constraint review_decision_check;
alter table review add constraint review_decision_check
    check (decision in ('accept', 'first_accept', 'refuse', 'extend', 'uphold'));

-- A person asks that somebody looks again, once for each refusal.
create table appeal (
    id             uuid        primary key,
    request        uuid        not null references request,
    review         uuid        not null unique references review,  -- the refusal
    text_encrypted bytea,                              -- null: erased
    received_at    timestamptz not null,
    answer         uuid        references review                   -- null: it waits
);
create index appeal_waiting on appeal (request) where answer is null;
create index appeal_request on appeal (request);

-- The lowest id (UUID version 7) that was made at that time or later.
create function first_id(at timestamptz) returns uuid language sql immutable parallel safe
    return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;
