package org.rescind.notifier.attempt;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;

/** Attempts, a partition for each day. Written a set at a time, never changed. */
@Singleton
public class AttemptTable {

    private static final String SELECT = """
            select at, id, kind, webhook_id, dataset, first_position, last_position, url, status, reason, error, response,
                   duration_ms
              from attempt where institution = ?""";

    private final Sql sql;

    AttemptTable(Sql sql) {
        this.sql = sql;
    }

    public void insert(List<Attempt> attempts) {
        sql.update(
                """
                insert into attempt (institution, kind, webhook_id, dataset, first_position, last_position, url, status,
                                     reason, error, response, duration_ms)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                column(attempts, Attempt::institution, UUID[]::new),
                column(attempts, a -> a.kind().name(), String[]::new),
                column(attempts, Attempt::webhookId, String[]::new),
                column(attempts, a -> a.range() == null ? null : a.range().dataset(), String[]::new),
                column(attempts, a -> a.range() == null ? null : a.range().first(), Long[]::new),
                column(attempts, a -> a.range() == null ? null : a.range().last(), Long[]::new),
                column(attempts, Attempt::url, String[]::new),
                column(attempts, a -> a.answer().status(), Integer[]::new),
                column(attempts, AttemptTable::reason, String[]::new),
                column(attempts, a -> a.answer().error(), String[]::new),
                column(attempts, a -> a.answer().beginning(), String[]::new),
                column(attempts, a -> (int) a.answer().took().toMillis(), Integer[]::new));
    }

    /** The newest first, those before the one that is named. */
    List<AttemptView> list(UUID institution, AttemptId before, boolean failedOnly, int limit) {
        return sql.list(
                SELECT + " and (at, id) < (?, ?)" + (failedOnly ? " and reason is not null" : "")
                        + " order by at desc, id desc limit ?",
                AttemptTable::read,
                institution,
                before.at(),
                before.number(),
                limit);
    }

    Optional<AttemptView> find(UUID institution, AttemptId id) {
        return sql.one(SELECT + " and (at, id) = (?, ?)", AttemptTable::read, institution, id.at(), id.number());
    }

    /** Whether attempts of that day found no partition: then it cannot get one any more. */
    boolean isElsewhere(String day) {
        return sql.one(
                        "select exists (select from attempt_other where at >= ?::timestamptz and at < ?::timestamptz + interval '24 hours')",
                        row -> row.getBoolean(1),
                        day + "T00:00:00Z",
                        day + "T00:00:00Z")
                .orElseThrow();
    }

    /** @param day in UTC, as {@code 2026-11-23} */
    void createDay(String day) {
        sql.update("create table if not exists attempt_" + day.replace("-", "_")
                + " partition of attempt for values from ('" + day + "T00:00:00Z') to (timestamptz '" + day
                + "T00:00:00Z' + interval '24 hours')");
    }

    /** The days that have a partition, as {@code 2026-11-23}. */
    List<String> days() {
        return sql.list("""
                select replace(substr(c.relname, 9), '_', '-') from pg_inherits i join pg_class c on c.oid = i.inhrelid
                 where i.inhparent = 'attempt'::regclass and c.relname ~ '^attempt_[0-9]'""", row -> row.getString(1));
    }

    void dropDay(String day) {
        sql.update("drop table attempt_" + day.replace("-", "_"));
    }

    void deleteElsewhere(String before) {
        sql.update("delete from attempt_other where at < ?::timestamptz", before + "T00:00:00Z");
    }

    private static AttemptView read(ResultSet row) throws SQLException {
        Instant at = row.getTimestamp(1).toInstant();
        return new AttemptView(
                new AttemptId(at, row.getLong(2)).toString(),
                at.truncatedTo(ChronoUnit.MILLIS),
                Attempt.Kind.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                (Long) row.getObject(6),
                (Long) row.getObject(7),
                row.getString(8),
                (Integer) row.getObject(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getInt(13));
    }

    private static @Nullable String reason(Attempt attempt) {
        var reason = attempt.answer().reason();
        return reason == null ? null : reason.name().toLowerCase(Locale.ROOT);
    }

    private static <T> T[] column(
            List<Attempt> attempts, Function<Attempt, @Nullable T> value, IntFunction<T[]> array) {
        return attempts.stream().map(value).toArray(array);
    }
}
