-- The key of a request, wrapped by the key of the service. In a table of its own, so that backups that are kept for long
-- can leave it out: what it encrypted is unreadable, wherever there are copies of it, when it is deleted.
create table request_key (
    request uuid  primary key references request,
    wrapped bytea not null
);

-- When the case had closed and every copy was done, and when what the person wrote was erased. What is settled before the
-- last closing counts for nothing: the case was open again in between.
alter table request add column settled_at timestamptz, add column erased_at timestamptz;
alter table reference alter column input_encrypted drop not null;
create index request_unsettled on request (id)
    where closed_at is not null and (settled_at is null or settled_at < closed_at);
create index request_retained on request (settled_at)
    where closed_at is not null and settled_at >= closed_at and (erased_at is null or erased_at < settled_at);

-- The evidence of each erasure.
create table erasure (
    id          bigint      generated always as identity primary key,
    erased_at   timestamptz not null,
    requests    int         not null,
    -- Of their ids, sorted, one a line.
    ids_sha256  text        not null
);

-- How far an address is that a person left. The address itself is the request's contact_encrypted.
create table contact (
    request      uuid        primary key references request,
    -- Keyed: it says which requests have the same address, to whoever has the key.
    address_hash bytea       not null,
    given_at     timestamptz not null,
    -- When it was decided whether a confirmation may be asked for.
    asked_at     timestamptz,
    confirmed_at timestamptz,
    -- No mail goes there any more.
    stopped_at   timestamptz,
    stopped_by   text        check (stopped_by in ('person', 'rejection', 'limit'))
);
create index contact_address on contact (address_hash, asked_at);
create index contact_to_ask on contact (given_at) where asked_at is null and stopped_at is null;
create index contact_told on contact (request) where confirmed_at is not null and stopped_at is null;
create index contact_unconfirmed on contact (given_at) where confirmed_at is null;

-- What is to be told by e-mail, once each: no address, no text.
create table mail (
    request  uuid        not null references request,
    kind     text        not null,
    -- Tells one happening from a later one of the same kind.
    occasion bigint      not null,
    due_at   timestamptz not null,
    tries    int         not null default 0,
    sent_at  timestamptz,
    -- Why it never will be.
    not_sent text,
    -- The last fault, without what a server said: that may repeat the address.
    fault    text,
    primary key (request, kind, occasion)
);
create index mail_due on mail (due_at) where sent_at is null and not_sent is null;

-- Addresses that were left before are asked, too; nobody knows their hash, so each counts for itself.
insert into contact (request, address_hash, given_at)
select id, decode(md5(id::text), 'hex'), received_at from request where contact_encrypted is not null;
