package org.rescind.intake.coverage;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.rescind.messaging.Sql;

/** How far the copies of each published dataset are, as of what index and notifier last said. */
@Singleton
public class ProgressTable {

    private static final String SUMS = """
            select d.name, d.title, d.head,
                   count(c.release) as copies,
                   count(c.release) filter (where greatest(v.notified, v.acknowledged, c.purged) >= d.head) as notified,
                   count(c.release) filter (where greatest(v.acknowledged, c.purged) >= d.head) as acknowledged,
                   count(c.release) filter (where c.purged >= d.head) as purged,
                   count(c.release) filter (where c.overdue) as overdue
              from dataset d
              left join copy c on c.dataset = d.name and c.state = 'held'
              left join coverage v on v.dataset = c.dataset and v.institution = c.institution
             where d.published""";

    private final Sql sql;

    ProgressTable(Sql sql) {
        this.sql = sql;
    }

    public List<DatasetProgress> list() {
        return sql.list(SUMS + " group by d.name order by d.title", ProgressTable::read);
    }

    Optional<DatasetProgress> find(String dataset) {
        return sql.list(SUMS + " and d.name = ? group by d.name", ProgressTable::read, dataset).stream()
                .findFirst();
    }

    /** The copies of a dataset, those that are late first. */
    List<CopyProgress> copies(String dataset, int limit) {
        return sql.list("""
                select coalesce(i.name, c.institution::text) as name, c.release, c.overdue, c.defaulted, c.purged,
                       d.head - least(c.purged, d.head) as left_over,
                       greatest(v.notified, v.acknowledged, c.purged) >= d.head as notified,
                       greatest(v.acknowledged, c.purged) >= d.head as acknowledged
                  from copy c
                  join dataset d on d.name = c.dataset and d.published
                  join coverage v on v.dataset = c.dataset and v.institution = c.institution
                  left join institution i on i.id = c.institution
                 where c.dataset = ? and c.state = 'held'
                 order by c.defaulted desc, c.overdue desc, c.purged >= d.head, name, c.release
                 limit ?""", ProgressTable::readCopy, dataset, limit);
    }

    private static DatasetProgress read(ResultSet row) throws SQLException {
        return new DatasetProgress(
                row.getString("name"),
                row.getString("title"),
                row.getLong("head"),
                row.getLong("copies"),
                row.getLong("notified"),
                row.getLong("acknowledged"),
                row.getLong("purged"),
                row.getLong("overdue"));
    }

    private static CopyProgress readCopy(ResultSet row) throws SQLException {
        return new CopyProgress(
                row.getString("name"),
                row.getString("release"),
                row.getLong("left_over"),
                row.getBoolean("notified"),
                row.getBoolean("acknowledged"),
                row.getBoolean("overdue"),
                row.getBoolean("defaulted"));
    }
}
