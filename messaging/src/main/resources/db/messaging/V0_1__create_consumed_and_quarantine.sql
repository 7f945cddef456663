-- How far each partition of each topic has been consumed: written in the transaction of the effect.
create table consumed (
    topic_id    uuid   not null,
    part        int    not null,
    next_offset bigint not null,
    primary key (topic_id, part)
) with (fillfactor = 50);

-- Messages that can never be applied. Key and type are bytes too: they come from outside and may be anything.
create table quarantine (
    id             bigint generated always as identity primary key,
    topic          text        not null,
    topic_id       uuid        not null,
    part           int         not null,
    kafka_offset   bigint      not null,
    key            bytea,
    type           bytea,
    bytes          bytea,
    reason         text        not null,
    quarantined_at timestamptz not null default now(),
    unique (topic_id, part, kafka_offset)
);
