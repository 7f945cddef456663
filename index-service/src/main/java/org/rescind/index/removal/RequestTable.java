package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.events.RemovalRequested;
import org.rescind.messaging.Sql;

/** Requests and their references as index knows them. */
@Singleton
class RequestTable {

    private final Sql sql;

    RequestTable(Sql sql) {
        this.sql = sql;
    }

    /** Stores what is new of it; a request is accepted when all its parts are there. */
    void receive(List<RemovalRequested> parts) {
        insertRequests(parts);
        insertReferences(parts);
        UUID[] requests = parts.stream().map(RemovalRequested::request).toArray(UUID[]::new);
        sql.update(
                "insert into request_part (request, part) select * from unnest(?::uuid[], ?::int[]) on conflict do nothing",
                requests,
                parts.stream().map(RemovalRequested::part).toArray(Integer[]::new));
        sql.update("""
                update request q set state = 'accepted'
                 where q.id = any(?) and q.state = 'incomplete'
                   and q.parts = (select count(*) from request_part p where p.request = q.id)""", (Object) requests);
    }

    private void insertRequests(List<RemovalRequested> parts) {
        sql.update(
                """
                insert into request (id, received_at, datasets, parts, state)
                select distinct on (id) id, received_at::timestamptz, string_to_array(datasets, ','), parts, 'incomplete'
                  from unnest(?::uuid[], ?::text[], ?::text[], ?::int[]) as new (id, received_at, datasets, parts)
                on conflict (id) do nothing""",
                parts.stream().map(RemovalRequested::request).toArray(UUID[]::new),
                parts.stream().map(part -> part.receivedAt().toString()).toArray(String[]::new),
                parts.stream().map(part -> joined(part.datasets())).toArray(String[]::new),
                parts.stream().map(RemovalRequested::parts).toArray(Integer[]::new));
    }

    /** Dataset names have no commas. */
    private static @Nullable String joined(@Nullable List<String> datasets) {
        return datasets == null ? null : String.join(",", datasets);
    }

    private void insertReferences(List<RemovalRequested> parts) {
        record Row(UUID request, RemovalRequested.Reference reference) {}
        List<Row> rows = parts.stream()
                .flatMap(part -> part.references().stream().map(reference -> new Row(part.request(), reference)))
                .toList();
        sql.update(
                """
                insert into request_reference (request, ordinal, kind, value)
                select * from unnest(?::uuid[], ?::int[], ?::text[], ?::text[])
                on conflict do nothing""",
                rows.stream().map(Row::request).toArray(UUID[]::new),
                rows.stream().map(row -> row.reference().ordinal()).toArray(Integer[]::new),
                rows.stream().map(row -> row.reference().kind()).toArray(String[]::new),
                rows.stream().map(row -> row.reference().value()).toArray(String[]::new));
    }

    /** Those of them that wait to be resolved, the oldest first. */
    UUID[] accepted(UUID[] among) {
        return sql.list(
                        "select id from request where id = any(?) and state = 'accepted' order by received_at, id",
                        row -> row.getObject(1, UUID.class),
                        (Object) among)
                .toArray(UUID[]::new);
    }

    /** Those of them that an earlier resolution settled, or the next one will: what turns up later concerns them, unless they were withdrawn. */
    UUID[] standing(UUID[] among) {
        return sql.list(
                        "select id from request where id = any(?) and state in ('accepted', 'resolved') and withdrawal is null"
                                + " order by received_at, id",
                        row -> row.getObject(1, UUID.class),
                        (Object) among)
                .toArray(UUID[]::new);
    }

    boolean isKnown(UUID request) {
        return sql.one("select 1 from request where id = ?", row -> true, request)
                .isPresent();
    }

    /** A person said yes to a held request. */
    /** What was refused may be accepted when a person has looked again. */
    void approve(UUID request) {
        sql.update(
                "update request set state = 'accepted', approved = true where id = ? and state in ('held', 'refused')",
                request);
    }

    /** True when it was held and is refused now. */
    boolean refuse(UUID request) {
        return sql.update("""
                        update request set state = 'refused', revision = next_version(revision),
                               refused = photos_claimed, removed = 0, already_removed = 0, not_found = 0
                         where id = ? and state = 'held'""", request) == 1;
    }

    void refuseReferences(UUID request) {
        sql.update("update request_reference set outcome = 'refused', reason = 'review' where request = ?", request);
    }

    void hold(UUID[] requests) {
        sql.update(
                "update request set state = 'held', revision = next_version(revision) where id = any(?) and state = 'accepted'",
                (Object) requests);
    }

    /** In time when nothing of it was appended; answers once. */
    void withdraw(UUID request) {
        sql.update("""
                update request q
                   set state = case when late.yes then q.state else 'withdrawn' end,
                       withdrawal = case when late.yes then 'too_late' else 'done' end,
                       revision = next_version(revision)
                  from (select exists (select from claim c
                                         join request q on q.id = c.request
                                         join removal e on e.photo = c.photo and %s
                                        where c.request = ?) as yes) late
                 where q.id = ? and q.withdrawal is null""".formatted(RemovalTable.OURS), request, request);
    }
}
