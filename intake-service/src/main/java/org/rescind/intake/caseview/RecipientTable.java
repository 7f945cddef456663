package org.rescind.intake.caseview;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;

/** The copies that a case has to reach. */
@Singleton
class RecipientTable {

    private final Sql sql;

    RecipientTable(Sql sql) {
        this.sql = sql;
    }

    List<Recipient> list(UUID request, RecipientCursor after, int limit) {
        return sql.list(
                """
                select * from recipient
                 where request = ? and (dataset, institution, release) > (?, ?, ?)
                 order by dataset, institution, release limit ?""", RecipientTable::read, request, after.dataset(), after.institution(), after.release(), limit);
    }

    private static Recipient read(ResultSet row) throws SQLException {
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
                instant(row.getObject("since", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
