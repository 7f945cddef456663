package org.rescind.intake.review;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.intake.request.Confidential;
import org.rescind.messaging.Sql;
import org.rescind.web.Ids;

/** Every decision, as it was taken. */
@Singleton
class ReviewTable {

    private final Sql sql;
    private final Ids ids;
    private final Confidential confidential;

    ReviewTable(Sql sql, Ids ids, Confidential confidential) {
        this.sql = sql;
        this.ids = ids;
        this.confidential = confidential;
    }

    UUID insert(UUID request, String decision, Verdict verdict, String reviewer, Instant now) {
        UUID id = ids.next();
        sql.update(
                """
                insert into review (id, request, decision, reason, text_encrypted, reviewer, decided_at)
                values (?, ?, ?, ?, ?, ?, ?)""",
                id,
                request,
                decision,
                verdict.reasonCode(),
                seal(verdict.text(), request, field(id)),
                reviewer,
                now);
        return id;
    }

    private byte @Nullable [] seal(@Nullable String plain, UUID request, String field) {
        return plain == null ? null : confidential.seal(plain, request, field);
    }

    /** In the order in which they were taken. */
    List<Reviewed> list(UUID request) {
        return sql.list("""
                select id, decision, reason, text_encrypted, reviewer, decided_at
                  from review where request = ? order by id""", row -> read(row, request), request);
    }

    private Reviewed read(ResultSet row, UUID request) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Reviewed(
                id,
                row.getString("decision"),
                row.getString("reason"),
                confidential.open(row.getBytes("text_encrypted"), request, field(id)),
                row.getString("reviewer"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    private static String field(UUID review) {
        return "review/" + review + "/text";
    }
}
