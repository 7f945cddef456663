package org.rescind.notifier.obligation;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;
import org.rescind.notifier.obligation.ObligationView.Copy;
import org.rescind.notifier.obligation.ObligationView.Due;

/** What is due when: of each copy the first position after each cursor. */
@Singleton
public class DueTable {

    private final Sql sql;

    DueTable(Sql sql) {
        this.sql = sql;
    }

    public List<Copy> of(UUID institution) {
        return sql.list("""
                select c.dataset, c.release, lower(c.state) as state, coalesce(h.head, 0) as head, c.overdue, c.defaulted,
                       c.waived_until,
                       n.position as notify_position, n.due_at as notify_due, n.due_at < now() as notify_late,
                       a.position as acknowledge_position, a.due_at as acknowledge_due, a.due_at < now() as acknowledge_late,
                       p.position as purge_position, p.due_at as purge_due, p.due_at < now() as purge_late
                  from copy c
                  join channel ch on ch.institution = c.institution and ch.dataset = c.dataset
                  left join log_head h on h.dataset = c.dataset
                  left join lateral (
                       select e.position, greatest(e.applied_at, c.owed_since) + e.notified_within::interval as due_at
                         from log_entry e
                        where e.dataset = c.dataset and c.state = 'HELD'
                          and e.position = greatest(ch.notified, ch.acknowledged, c.purged, c.start) + 1) n on true
                  left join lateral (
                       select e.position, greatest(e.applied_at, c.owed_since) + e.acknowledged_within::interval as due_at
                         from log_entry e
                        where e.dataset = c.dataset and c.state = 'HELD'
                          and e.position = greatest(ch.acknowledged, c.purged, c.start) + 1) a on true
                  left join lateral (
                       select position, due_at from purge_due d
                        where d.institution = c.institution and d.dataset = c.dataset and d.release = c.release
                        order by due_at limit 1) p on true
                 where c.institution = ?
                 order by c.dataset, c.release""", DueTable::read, institution);
    }

    private static Copy read(ResultSet row) throws SQLException {
        return new Copy(
                row.getString("dataset"),
                row.getString("release"),
                row.getString("state"),
                row.getLong("head"),
                row.getBoolean("overdue"),
                row.getBoolean("defaulted"),
                instant(row.getTimestamp("waived_until")),
                due(row, "notify"),
                due(row, "acknowledge"),
                due(row, "purge"));
    }

    private static @Nullable Due due(ResultSet row, String what) throws SQLException {
        Instant due = instant(row.getTimestamp(what + "_due"));
        return due == null ? null : new Due(row.getLong(what + "_position"), due, row.getBoolean(what + "_late"));
    }

    static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
