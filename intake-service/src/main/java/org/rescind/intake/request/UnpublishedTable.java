package org.rescind.intake.request;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.events.ReviewDecided;
import org.rescind.messaging.Sql;

/** The requests whose version is ahead of what was published: the state table is the outbox. */
@Singleton
class UnpublishedTable {

    private static final int MOST_REQUESTS = 200;

    /** Keeps what a round holds in memory bounded. */
    private static final int MOST_REFERENCES = 20_000;

    private final Sql sql;

    UnpublishedTable(Sql sql) {
        this.sql = sql;
    }

    List<Unpublished> next() {
        return sql.list("""
                select id, received_at, datasets, reference_count, decision, withdrawal is not null as withdrawn, version
                  from (select *, sum(reference_count) over (order by id) - reference_count as before
                          from (select * from request where version <> published_version order by id limit ?) oldest) r
                 where before < ?
                 order by id""", UnpublishedTable::read, MOST_REQUESTS, MOST_REFERENCES);
    }

    /** Whether there may be more than these. */
    static boolean isFull(List<Unpublished> requests) {
        return requests.size() == MOST_REQUESTS
                || requests.stream().mapToInt(Unpublished::references).sum() >= MOST_REFERENCES;
    }

    /** Kafka is to get everything again. */
    void forgetPublished() {
        sql.update("update request set published_version = 0 where published_version > 0");
    }

    /** Compare and set: a version that was published meanwhile is not taken back. Being published ends {@code open}. */
    void markPublished(List<Unpublished> requests) {
        sql.update(
                """
                with published as (select * from unnest(?::uuid[], ?::bigint[]) as p(id, version)),
                     locked as (select id from request where id in (select id from published) order by id for update)
                update request r
                   set published_version = p.version,
                       status = case when r.status = 'open' then 'in_progress' else r.status end,
                       phase = case when r.status = 'open' then 'removing' else r.phase end
                  from published p join locked using (id)
                 where r.id = p.id and r.published_version < p.version""",
                requests.stream().map(Unpublished::id).toArray(UUID[]::new),
                requests.stream().map(Unpublished::version).toArray(Long[]::new));
    }

    private static Unpublished read(ResultSet row) throws SQLException {
        return new Unpublished(
                row.getObject("id", UUID.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                datasets(row.getArray("datasets")),
                row.getInt("reference_count"),
                decision(row.getString("decision")),
                row.getBoolean("withdrawn"),
                row.getLong("version"));
    }

    private static @Nullable List<String> datasets(@Nullable Array datasets) throws SQLException {
        return datasets == null ? null : List.of((String[]) datasets.getArray());
    }

    private static ReviewDecided.@Nullable Decision decision(@Nullable String decision) {
        return decision == null ? null : ReviewDecided.Decision.valueOf(decision.toUpperCase(Locale.ROOT));
    }
}
