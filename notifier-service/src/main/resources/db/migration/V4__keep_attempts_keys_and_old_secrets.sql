-- What was tried, append-only; the times are in the order of the effects. A partition for each day: dropping one is how old attempts go.
alter table attempt rename to attempt_before;
create table attempt (
    id             bigint      generated always as identity,
    at             timestamptz not null default clock_timestamp(),
    institution    uuid        not null,
    kind           text        not null check (kind in ('NOTICE', 'CHALLENGE', 'TEST', 'FEED')),
    webhook_id     text,
    dataset        text,
    first_position bigint,
    last_position  bigint,
    url            text,
    status         int,
    reason         text,
    error          text,
    response       text,
    duration_ms    int         not null,
    primary key (institution, at, id)
) partition by range (at);
-- Whatever finds no partition of its day: an attempt is never refused.
create table attempt_other partition of attempt default;
insert into attempt (at, institution, kind, dataset, first_position, last_position, status, reason, error, duration_ms)
select at, institution, 'NOTICE', dataset, first_position, last_position, status,
       case when status between 200 and 299 then null when status is null then 'cut' else 'status' end, error, duration_ms
  from attempt_before;
drop table attempt_before;

-- Our key pairs: a notice is signed with the newest, and each stays published as long as its signatures may be checked.
create table signing_key (
    public_key        text        primary key,
    private_encrypted bytea       not null,
    valid_from        timestamptz not null,
    valid_until       timestamptz
);

-- After a rotation both secrets sign, until the old one ends. The header is for gateways in front of a receiver.
alter table endpoint
    add column previous_secret_encrypted bytea,
    add column previous_secret_until     timestamptz,
    add column header_encrypted          bytea;
