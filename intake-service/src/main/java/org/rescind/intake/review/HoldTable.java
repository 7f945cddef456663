package org.rescind.intake.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.events.RequestHeld;
import org.rescind.messaging.Sql;

/** What held requests would remove. */
@Singleton
public class HoldTable {

    private static final TypeReference<List<RequestHeld.Dataset>> DATASETS = new TypeReference<>() {};

    /** Ids begin with the time at which they were made, so that the requests of a day are a range of them. */
    private static final String HELD = """
            with page as materialized (
                select r.id, r.received_at, r.expected_by, r.relationship, r.regime, r.reference_count, h.photos,
                       coalesce(r.phase = 'under_review', false) as under_review, h.datasets, h.held_at, f.reviewer as first_reviewer, f.decided_at as first_at,
                       a.received_at as appealed_at, date_trunc('day', r.received_at, 'UTC') as day
                  from request r
                  join hold h on h.request = r.id
                  left join appeal a on a.request = r.id and a.answer is null
                  left join lateral (
                       select v.reviewer, v.decided_at from review v
                        where v.request = r.id and v.decision = 'first_accept'
                          and v.decided_at >= greatest(h.held_at, a.received_at)
                        order by v.id desc limit 1) f on true
                 where %s
                 order by r.id limit ?
            ), days as (
                select d.day, n.requests, n.held
                  from (select distinct day from page) d
                 cross join lateral (
                       select count(*) as requests, count(o.request) as held
                         from request q left join hold o on o.request = q.id
                        where q.id >= first_id(d.day) and q.id < first_id(d.day + interval '24 hours')) n
            )
            select page.*, days.requests, days.held from page join days on days.day = page.day order by page.id""";

    private static final String WAITING =
            HELD.formatted("(r.phase = 'under_review' or (a.id is not null and r.status <> 'withdrawn')) and r.id > ?");
    private static final String ONE = HELD.formatted("r.id = ?");

    private final Sql sql;
    private final ObjectMapper json;
    private final ReviewConfig config;

    HoldTable(Sql sql, ObjectMapper json, ReviewConfig config) {
        this.sql = sql;
        this.json = json;
        this.config = config;
    }

    public void upsert(List<RequestHeld> events, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        sql.update("""
                insert into hold (request, photos, datasets, held_at)
                select e.request, e.photos, e.datasets, ?
                  from jsonb_to_recordset(?::jsonb) as e(request uuid, photos int, datasets jsonb)
                on conflict (request) do update
                   set photos = excluded.photos, datasets = excluded.datasets, held_at = excluded.held_at""", now, write(events));
    }

    /** Those that wait for a decision, or for an answer to an appeal, oldest first. */
    List<HeldRequest> waiting(UUID after, int limit) {
        return sql.list(WAITING, this::read, after, limit);
    }

    /** Of a request that was held at some time. */
    Optional<HeldRequest> find(UUID request) {
        return sql.one(ONE, this::read, request, 1);
    }

    private HeldRequest read(ResultSet row) throws SQLException {
        Impact impact = Impact.of(row.getInt("photos"), datasets(row.getString("datasets")));
        return new HeldRequest(
                row.getObject("id", UUID.class),
                instant(row, "received_at"),
                instant(row, "expected_by"),
                instant(row, "held_at"),
                row.getString("relationship"),
                row.getString("regime"),
                row.getInt("reference_count"),
                impact.photos(),
                impact.datasets(),
                new HeldRequest.SameDay(row.getLong("requests"), row.getLong("held")),
                row.getBoolean("under_review"),
                impact.needsTwo(config),
                firstAccept(row),
                instantOrNull(row, "appealed_at"));
    }

    private static HeldRequest.@Nullable FirstAccept firstAccept(ResultSet row) throws SQLException {
        Instant at = instantOrNull(row, "first_at");
        return at == null ? null : new HeldRequest.FirstAccept(row.getString("first_reviewer"), at);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private String write(List<RequestHeld> events) {
        try {
            return json.writeValueAsString(events);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write holds as rows", e);
        }
    }

    private List<RequestHeld.Dataset> datasets(String stored) {
        try {
            return json.readValue(stored, DATASETS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a hold", e);
        }
    }
}
