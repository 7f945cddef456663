package org.rescind.intake.caseview;

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
import org.jspecify.annotations.Nullable;
import org.rescind.intake.caseview.Recipient.Excepted;
import org.rescind.messaging.Sql;

/** The copies that a case has to reach. */
@Singleton
class RecipientTable {

    /** Of one recipient: all of them may be very many. */
    private static final int MOST_EXCEPTIONS = 10;

    private final Sql sql;
    private final ObjectMapper json;

    RecipientTable(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    List<Recipient> list(UUID request, RecipientCursor after, int limit) {
        return sql.list("""
                select * from recipient
                 where request = ? and (dataset, institution, release) > (?, ?, ?)
                 order by dataset, institution, release limit ?""", this::read, request, after.dataset(), after.institution(), after.release(), limit);
    }

    private Recipient read(ResultSet row) throws SQLException {
        return new Recipient(
                row.getObject("institution", UUID.class),
                row.getString("name"),
                row.getString("dataset"),
                row.getString("release"),
                RecipientState.of(
                        row.getString("state"),
                        row.getBoolean("notified"),
                        row.getBoolean("acknowledged"),
                        row.getBoolean("purged"),
                        row.getBoolean("exempt")),
                row.getBoolean("overdue"),
                row.getBoolean("defaulted"),
                instant(row.getObject("since", OffsetDateTime.class)),
                excepted(row.getString("exceptions")));
    }

    private List<Excepted> excepted(String exceptions) {
        try {
            List<Excepted> all = json.readValue(exceptions, new TypeReference<>() {});
            return all.subList(0, Math.min(all.size(), MOST_EXCEPTIONS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read exceptions", e);
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
