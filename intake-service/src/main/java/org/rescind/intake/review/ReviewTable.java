package org.rescind.intake.review;

import jakarta.inject.Singleton;
import java.time.Instant;
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

    void insert(UUID request, Verdict verdict, Instant now) {
        UUID id = ids.next();
        sql.update(
                """
                insert into review (id, request, decision, reason_encrypted, text_encrypted, decided_at)
                values (?, ?, ?, ?, ?, ?)""",
                id,
                request,
                verdict.decision().wireName,
                seal(verdict.reason(), request, "review/" + id + "/reason"),
                seal(verdict.text(), request, "review/" + id + "/text"),
                now);
    }

    private byte @Nullable [] seal(@Nullable String plain, UUID request, String field) {
        return plain == null ? null : confidential.seal(plain, request, field);
    }
}
