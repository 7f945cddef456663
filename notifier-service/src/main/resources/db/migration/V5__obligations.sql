-- The periods that hold for an entry are those of the day on which it was applied. Entries that were there before: the defaults.
alter table log_entry
    add column notified_within     text not null default 'PT24H',
    add column acknowledged_within text not null default 'PT72H',
    add column defaulted_after     text not null default 'P90D';

-- What operations set for a dataset; null: the default.
create table deadline_policy (
    dataset             text        primary key,
    notified_within     text,
    acknowledged_within text,
    purged_within       text,
    defaulted_after     text,
    changed_at          timestamptz not null
);

-- owed_since: periods are counted from here when an entry is older. A copy recorded late is not late at once.
alter table copy
    add column owed_since   timestamptz,
    add column defaulted    boolean not null default false,
    add column waived_until timestamptz,
    add column retired_to   text;
update copy set owed_since = recorded_at;
alter table copy alter owed_since set not null, alter owed_since set default now();
create index copy_waived on copy (waived_until) where state = 'WAIVED';
create index copy_defaulted on copy (institution) where defaulted;

-- Who waived what, and why. Only ever added to.
create table waiver (
    id          bigint      generated always as identity primary key,
    institution uuid        not null,
    dataset     text        not null,
    release     text        not null,
    person      text        not null,
    reason      text        not null,
    until       timestamptz not null,
    at          timestamptz not null
);

-- An exception with an end counts until then; settled_at: an attestation came after the end.
alter table exemption
    add column basis      text,
    add column until      timestamptz,
    add column attested_at timestamptz not null default now(),
    add column settled_at timestamptz;
update exemption set basis = coalesce(detail, 'not said'), until = now() + interval '1 year' where status = 'EXEMPT';
create index exemption_ending on exemption (until) where until is not null and settled_at is null;
create index exemption_counted on exemption (dataset, release, status) where settled_at is null;

-- The first position that each held copy has still to purge, and each exception that ends: until when.
create view purge_due as
select c.institution, c.dataset, c.release, e.position,
       greatest(e.applied_at, c.owed_since) as since,
       greatest(e.applied_at, c.owed_since) + e.purge_within::interval as due_at,
       greatest(e.applied_at, c.owed_since) + e.defaulted_after::interval as defaulted_at
  from copy c
  join log_entry e on e.dataset = c.dataset and e.position = greatest(c.purged, c.start) + 1
 where c.state = 'HELD'
union all
select c.institution, c.dataset, c.release, x.position, x.attested_at, x.until, x.until + e.defaulted_after::interval
  from exemption x
  join copy c on c.institution = x.institution and c.dataset = x.dataset and c.release = x.release and c.state = 'HELD'
  join log_entry e on e.dataset = x.dataset and e.position = x.position
 where x.until is not null and x.settled_at is null and x.position > c.start and x.position <= c.purged;

-- Why an institution may not download. It is suspended as long as one of them has not ended.
create table suspension (
    id          bigint      generated always as identity primary key,
    institution uuid        not null references institution,
    cause       text        not null check (cause in ('DEFAULT', 'OPS')),
    reason      text        not null,
    since       timestamptz not null,
    ended_at    timestamptz
);
create unique index suspension_open on suspension (institution, cause) where ended_at is null;

alter table institution add column data_protection_email text;
create index institution_named on institution (lower(name), lower(contact_email));

-- What somebody is to be told because something is late: each step once, to each address. It is its own outbox.
create table reminder (
    id              uuid        primary key default gen_random_uuid(),
    institution     uuid        not null,
    dataset         text        not null,
    release         text        not null,
    step            text        not null,
    role            text        not null check (role in ('CONTACT', 'DATA_PROTECTION', 'OPS')),
    position        bigint      not null,
    head            bigint      not null,
    due_at          timestamptz not null,
    at              timestamptz not null default now(),
    sent_at         timestamptz,
    not_sent        text,
    failures        int         not null default 0,
    error           text,
    next_attempt_at timestamptz not null default now(),
    unique (institution, dataset, release, step, role, position)
);
create index reminder_lately on reminder (at);
create index reminder_to_send on reminder (next_attempt_at) where sent_at is null and not_sent is null;

-- "Received", as it was said. Only ever added to, as attestations and set-backs are; their times are in the order of their effects.
create table acknowledgement (
    id          bigint      generated always as identity primary key,
    institution uuid        not null,
    dataset     text        not null,
    through     bigint      not null,
    at          timestamptz not null default clock_timestamp()
);
create index acknowledgement_of on acknowledgement (institution, dataset, at);
alter table attestation alter at set default clock_timestamp();
create index attestation_of on attestation (institution, dataset, at);
alter table cursor_set_back alter at set default clock_timestamp();
create index cursor_set_back_of on cursor_set_back (institution, dataset, at);

-- How far the cursors of a channel have been proven by what was recorded. Those that were there before are taken as found.
create table proof (
    institution  uuid        not null,
    dataset      text        not null,
    notified     bigint      not null,
    acknowledged bigint      not null,
    version      bigint      not null,
    copies       text        not null,
    at           timestamptz not null,
    primary key (institution, dataset)
) with (fillfactor = 70);
insert into proof (institution, dataset, notified, acknowledged, version, copies, at)
select institution, dataset, notified, acknowledged, version, '', now() from channel;
