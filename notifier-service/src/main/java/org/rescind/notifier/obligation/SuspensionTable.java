package org.rescind.notifier.obligation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.rescind.messaging.Sql;

/** Why institutions may not download: by what they owe, or because operations said so. Only ever added to and ended. */
@Singleton
public class SuspensionTable {

    private final Sql sql;

    SuspensionTable(Sql sql) {
        this.sql = sql;
    }

    void suspendDefaulted() {
        sql.update("""
                with opened as (
                    insert into suspension (institution, cause, reason, since)
                    select distinct institution, 'DEFAULT', 'a copy has defaulted', now() from copy
                     where defaulted and state = 'HELD'
                    on conflict do nothing returning institution)
                update institution set status = 'SUSPENDED', version = next_version(version)
                 where id in (select institution from opened) and status <> 'SUSPENDED'""");
    }

    /** What default caused ends with it. */
    void liftCaughtUp() {
        sql.update("""
                with ended as (
                    update suspension s set ended_at = now()
                     where cause = 'DEFAULT' and ended_at is null
                       and not exists (select from copy c
                                        where c.institution = s.institution and c.defaulted and c.state = 'HELD')
                    returning institution)
                update institution i set status = 'ACTIVE', version = next_version(version)
                 where id in (select institution from ended)
                   and not exists (select from suspension s
                                    where s.institution = i.id and s.cause <> 'DEFAULT' and s.ended_at is null)""");
    }

    void suspend(UUID institution, String reason, Instant now) {
        sql.update("""
                insert into suspension (institution, cause, reason, since) values (?, 'OPS', ?, ?)
                on conflict do nothing""", institution, reason, now);
        sql.update("""
                update institution set status = 'SUSPENDED', version = next_version(version)
                 where id = ? and status <> 'SUSPENDED'""", institution);
    }

    /** False when operations did not suspend it. */
    boolean lift(UUID institution, Instant now) {
        int ended = sql.update("""
                update suspension set ended_at = ? where institution = ? and cause = 'OPS' and ended_at is null""", now, institution);
        sql.update("""
                update institution i set status = 'ACTIVE', version = next_version(version)
                 where id = ? and status <> 'ACTIVE'
                   and not exists (select from suspension s where s.institution = i.id and s.ended_at is null)""", institution);
        return ended == 1;
    }

    public List<Suspension> open(UUID institution) {
        return sql.list(
                "select lower(cause), reason, since from suspension where institution = ? and ended_at is null order by since",
                row -> new Suspension(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()),
                institution);
    }
}
