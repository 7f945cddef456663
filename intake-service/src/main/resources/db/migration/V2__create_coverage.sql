-- What index and notifier say about datasets, institutions and their copies: replaced by a higher version only.
create table dataset (
    name      text collate "C" primary key,
    title     text    not null,
    published boolean not null,
    head      bigint  not null,
    version   bigint  not null
);

create table institution (
    id      uuid   primary key,
    name    text   not null,
    status  text   not null,
    version bigint not null
);

create table dataset_summary (
    dataset text collate "C" primary key,
    head    bigint not null,
    copies  bigint not null,
    version bigint not null
);

-- How far an institution is with a dataset. It stays when its copies vanish, so that a stale event is known to be stale.
create table coverage (
    dataset      text collate "C" not null,
    institution  uuid             not null,
    notified     bigint           not null,
    acknowledged bigint           not null,
    version      bigint           not null,
    primary key (dataset, institution)
);

create table copy (
    dataset     text collate "C" not null,
    institution uuid             not null,
    release     text collate "C" not null,
    start       bigint           not null,
    purged      bigint           not null,
    state       text             not null,
    overdue     boolean          not null,
    defaulted   boolean          not null,
    exceptions  jsonb            not null,
    since       timestamptz,
    primary key (dataset, institution, release)
);

-- Every copy that owes, or owed, a position of a request, and how far it has come with the last of them. The cursor of a
-- replay goes back, what an institution was once told does not: a higher level includes the lower ones.
create view recipient as
select d.request,
       d.dataset,
       c.institution,
       coalesce(i.name, c.institution::text) as name,
       c.release,
       c.state,
       greatest(v.notified, v.acknowledged, c.purged) >= d.last_position as notified,
       greatest(v.acknowledged, c.purged) >= d.last_position as acknowledged,
       c.purged >= d.last_position as purged,
       exists (select from jsonb_array_elements(c.exceptions) e
                where (e ->> 'position')::bigint between d.first_position and d.last_position) as exempt,
       c.overdue and c.purged < d.last_position as overdue,
       c.defaulted and c.purged < d.last_position as defaulted,
       c.since
  from request_dataset d
  join copy c on c.dataset = d.dataset and c.start < d.last_position
  join coverage v on v.dataset = c.dataset and v.institution = c.institution
  left join institution i on i.id = c.institution;
