-- When a request came where: some steps are taken by a program for one request, others by one statement for many, and all of
-- them are to be seen in its case.
create table step (
    request uuid        not null references request,
    at      timestamptz not null,
    status  text        not null,
    phase   text
);
create index step_request on step (request, at);

create function remember_step() returns trigger language plpgsql as $$
begin
    insert into step (request, at, status, phase) values (new.id, clock_timestamp(), new.status, new.phase);
    return null;
end $$;

create trigger remember_step after update of status, phase on request
    for each row when ((old.status, old.phase) is distinct from (new.status, new.phase))
    execute function remember_step();

-- By when copies have to be purged: so long after the photos were removed.
alter table dataset_summary add column purge_within text;
alter table request_dataset add column removed_at timestamptz not null default now();
