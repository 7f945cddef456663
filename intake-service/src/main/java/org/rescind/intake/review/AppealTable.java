package org.rescind.intake.review;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.rescind.intake.request.Confidential;
import org.rescind.messaging.Sql;
import org.rescind.web.Ids;

/** What people wrote who want somebody to look again: ciphertext. */
@Singleton
class AppealTable {

    private final Sql sql;
    private final Ids ids;
    private final Confidential confidential;

    AppealTable(Sql sql, Ids ids, Confidential confidential) {
        this.sql = sql;
        this.ids = ids;
        this.confidential = confidential;
    }

    void insert(UUID request, UUID review, String text, Instant now) {
        UUID id = ids.next();
        sql.update(
                "insert into appeal (id, request, review, text_encrypted, received_at) values (?, ?, ?, ?, ?)",
                id,
                request,
                review,
                confidential.seal(text, request, field(id)),
                now);
    }

    List<Appeal> list(UUID request) {
        return sql.list(
                "select id, review, text_encrypted, received_at, answer from appeal where request = ? order by id",
                row -> read(row, request),
                request);
    }

    private Appeal read(ResultSet row, UUID request) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Appeal(
                id,
                row.getObject("review", UUID.class),
                confidential.open(row.getBytes("text_encrypted"), request, field(id)),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("answer", UUID.class));
    }

    boolean waits(UUID request) {
        return sql.one("select from appeal where request = ? and answer is null", row -> true, request)
                .isPresent();
    }

    void answer(UUID request, UUID review) {
        sql.update("update appeal set answer = ? where request = ? and answer is null", review, request);
    }

    private static String field(UUID appeal) {
        return "appeal/" + appeal;
    }
}
