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

/** The datasets of a case with the sums over their copies. */
@Singleton
class CaseDatasetTable {

    private final Sql sql;

    CaseDatasetTable(Sql sql) {
        this.sql = sql;
    }

    List<CaseDataset> list(UUID request) {
        return sql.list("""
                select d.dataset, d.photos, d.records, d.first_position, d.last_position,
                       d.removed_at + s.purge_within::interval as purge_by,
                       count(r.release) as total,
                       count(*) filter (where r.notified) as notified,
                       count(*) filter (where r.acknowledged) as acknowledged,
                       count(*) filter (where r.purged) as purged,
                       count(*) filter (where r.overdue) as overdue
                  from request_dataset d
                  left join dataset_summary s on s.dataset = d.dataset
                  left join recipient r on r.request = d.request and r.dataset = d.dataset and r.state = 'held'
                 where d.request = ?
                 group by d.request, d.dataset, s.dataset
                 order by d.dataset""", CaseDatasetTable::read, request);
    }

    private static @Nullable Instant time(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static CaseDataset read(ResultSet row) throws SQLException {
        return new CaseDataset(
                row.getString("dataset"),
                row.getInt("photos"),
                row.getLong("records"),
                row.getLong("first_position"),
                row.getLong("last_position"),
                time(row.getObject("purge_by", OffsetDateTime.class)),
                new CaseDataset.Copies(
                        row.getLong("total"),
                        row.getLong("notified"),
                        row.getLong("acknowledged"),
                        row.getLong("purged"),
                        row.getLong("overdue")));
    }
}
