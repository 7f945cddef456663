-- What all instances may take together in an hour: they take portions beforehand, each by one update of its row.
create table shared_budget (
    name        text             primary key,
    tokens      double precision not null,
    refilled_at timestamptz      not null
) with (fillfactor = 50);
-- Full, whatever that is.
insert into shared_budget values ('requests', 'infinity', now()), ('mails', 'infinity', now());

-- Proofs of work and waiting tickets count once; gone when they would no longer count anyway.
create table used_proof (
    id      text        primary key,
    expires timestamptz not null
);
create index used_proof_expires on used_proof (expires);
