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
import java.util.UUID;
import org.rescind.events.RequestHeld;
import org.rescind.messaging.Sql;

/** What held requests would remove. */
@Singleton
public class HoldTable {

    private static final TypeReference<List<RequestHeld.Dataset>> DATASETS = new TypeReference<>() {};

    private final Sql sql;
    private final ObjectMapper json;

    HoldTable(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
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

    /** Those that wait for a decision, oldest first. */
    List<HeldRequest> waiting(UUID after, int limit) {
        return sql.list("""
                select r.id, r.received_at, r.expected_by, r.relationship, r.regime, r.reference_count, h.photos,
                       h.datasets, h.held_at
                  from request r join hold h on h.request = r.id
                 where r.phase = 'under_review' and r.id > ?
                 order by r.id limit ?""", this::read, after, limit);
    }

    private HeldRequest read(ResultSet row) throws SQLException {
        return new HeldRequest(
                row.getObject("id", UUID.class),
                instant(row, "received_at"),
                instant(row, "expected_by"),
                instant(row, "held_at"),
                row.getString("relationship"),
                row.getString("regime"),
                row.getInt("reference_count"),
                row.getInt("photos"),
                datasets(row.getString("datasets")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
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
