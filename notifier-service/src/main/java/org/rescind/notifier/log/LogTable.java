package org.rescind.notifier.log;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rescind.messaging.EventCodec;
import org.rescind.messaging.Sql;
import org.rescind.notifier.policy.Deadlines;

/** The entries of the removal logs, by dataset and position. */
@Singleton
public class LogTable {

    private final Sql sql;
    private final EventCodec codec;

    LogTable(Sql sql, EventCodec codec) {
        this.sql = sql;
        this.codec = codec;
    }

    public Optional<LogHead> head(String dataset) {
        return sql.one(
                "select dataset, head, greatest(head, known_head) from log_head where dataset = ?",
                row -> new LogHead(row.getString(1), row.getLong(2), row.getLong(3)),
                dataset);
    }

    /** How far each of these logs is applied. */
    public Map<String, Long> heads(Set<String> datasets) {
        return sql
                .list(
                        "select dataset, head from log_head where dataset = any (?)",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        (Object) datasets.toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The entries {@code first..last}, as far as they exist; empty when there are none. */
    public Optional<LogSlice> slice(String dataset, long first, long last) {
        return sql.one(
                """
                select min(position), max(position), string_agg(entry, ',' order by position),
                       (array_agg(entry order by position desc))[1],
                       (array_agg(purge_within order by position desc))[1]
                  from log_entry where dataset = ? and position between ? and ?
                having count(*) > 0""",
                row -> new LogSlice(
                        dataset,
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(5),
                        codec.readEntry(row.getString(4)).removedAt()),
                dataset,
                first,
                last);
    }

    /** Whether any of these entries is not the one that we have at its position. */
    boolean differs(String dataset, Map<Long, String> entries) {
        return sql.one(
                        """
                        select exists (select from unnest(?::bigint[], ?::text[]) as theirs (position, entry)
                                         join log_entry ours on ours.dataset = ? and ours.position = theirs.position
                                        where ours.entry <> theirs.entry)""",
                        row -> row.getBoolean(1),
                        entries.keySet().toArray(Long[]::new),
                        entries.values().toArray(String[]::new),
                        dataset)
                .orElseThrow();
    }

    void append(String dataset, List<NewEntry> entries, Deadlines deadlines) {
        sql.update(
                """
                insert into log_entry (dataset, position, photo, entry, end_offset, notified_within, acknowledged_within,
                                       purge_within, defaulted_after, applied_at)
                select ?, n.position, n.photo, n.entry, n.end_offset, ?, ?, ?, ?, now()
                  from unnest(?, ?, ?, ?) as n (position, photo, entry, end_offset)""",
                dataset,
                deadlines.notified().iso(),
                deadlines.acknowledged().iso(),
                deadlines.purged().iso(),
                deadlines.defaulted().iso(),
                entries.stream().map(NewEntry::position).toArray(Long[]::new),
                entries.stream().map(NewEntry::photo).toArray(String[]::new),
                entries.stream().map(NewEntry::entry).toArray(String[]::new),
                entries.stream().map(NewEntry::endOffset).toArray(Long[]::new));
    }

    /** @param endOffset the bytes of all entries up to and with this one */
    record NewEntry(long position, String photo, String entry, long endOffset) {}
}
