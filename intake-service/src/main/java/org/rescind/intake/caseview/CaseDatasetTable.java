package org.rescind.intake.caseview;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
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
                       count(r.release) as total,
                       count(*) filter (where r.notified) as notified,
                       count(*) filter (where r.acknowledged) as acknowledged,
                       count(*) filter (where r.purged) as purged,
                       count(*) filter (where r.overdue) as overdue
                  from request_dataset d
                  left join recipient r on r.request = d.request and r.dataset = d.dataset and r.state = 'held'
                 where d.request = ?
                 group by d.request, d.dataset
                 order by d.dataset""", CaseDatasetTable::read, request);
    }

    private static CaseDataset read(ResultSet row) throws SQLException {
        return new CaseDataset(
                row.getString("dataset"),
                row.getInt("photos"),
                row.getLong("records"),
                row.getLong("first_position"),
                row.getLong("last_position"),
                new CaseDataset.Copies(
                        row.getLong("total"),
                        row.getLong("notified"),
                        row.getLong("acknowledged"),
                        row.getLong("purged"),
                        row.getLong("overdue")));
    }
}
