package org.rescind.notifier.obligation;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.rescind.messaging.Sql;

/** Who is to be told what, and whether that was done. */
@Singleton
class ReminderTable {

    /** Institutions by what they are late with; each step by the first position that it is about. */
    private static final String LATE = """
            behind as (
                select c.institution, c.dataset, c.owed_since, h.head,
                       greatest(ch.notified, ch.acknowledged, c.purged, c.start) + 1 as to_notify,
                       greatest(ch.acknowledged, c.purged, c.start) + 1 as to_acknowledge
                  from copy c
                  join channel ch on ch.institution = c.institution and ch.dataset = c.dataset
                  join log_head h on h.dataset = c.dataset
                 where c.state = 'HELD' and greatest(ch.acknowledged, c.purged, c.start) < h.head),
            purging as (
                select distinct on (p.institution, p.dataset, p.release) p.*, h.head
                  from purge_due p join log_head h on h.dataset = p.dataset
                 order by p.institution, p.dataset, p.release, p.due_at),
            late as (
                select 'NOT_NOTIFIED' as step, b.institution, b.dataset, '' as release, min(e.position) as position, b.head,
                       min(greatest(e.applied_at, b.owed_since) + e.notified_within::interval) as due_at
                  from behind b join log_entry e on e.dataset = b.dataset and e.position = b.to_notify
                 where greatest(e.applied_at, b.owed_since) + e.notified_within::interval < now()
                 group by b.institution, b.dataset, b.head
                union all
                select 'NOT_ACKNOWLEDGED', b.institution, b.dataset, '', min(e.position), b.head,
                       min(greatest(e.applied_at, b.owed_since) + e.acknowledged_within::interval)
                  from behind b join log_entry e on e.dataset = b.dataset and e.position = b.to_acknowledge
                 where greatest(e.applied_at, b.owed_since) + e.acknowledged_within::interval < now()
                 group by b.institution, b.dataset, b.head
                union all
                select s.step, p.institution, p.dataset, p.release, p.position, p.head, p.due_at
                  from purging p
                  cross join lateral (values
                       ('DUE_SOON', p.due_at > now() and now() >= p.due_at - least(interval '7 days', (p.due_at - p.since) / 2)),
                       ('OVERDUE', p.due_at < now()),
                       ('OVERDUE_7_DAYS', p.due_at + interval '7 days' < now()),
                       ('OVERDUE_30_DAYS', p.due_at + interval '30 days' < now()),
                       ('DEFAULTED', p.due_at < now() and p.defaulted_at < now())) as s (step, holds)
                 where s.holds
                union all
                select 'ENDPOINT_DISABLED', e.institution, '', '', (extract(epoch from e.since) * 1000)::bigint, 0, e.since
                  from endpoint e
                 where e.state = 'DISABLED'
                   and exists (select from copy c where c.institution = e.institution and c.state <> 'RETIRED'))""";

    private static final String UNSENT = " where sent_at is null and not_sent is null";

    private final Sql sql;

    ReminderTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Takes note of whatever is late now and was not told yet. Grouped with what was told lately, not joined to it: a join
     * whose planner does not know how many there are may compare each with each.
     */
    void note(Duration remindAgainAfter) {
        List<Step> steps = Arrays.stream(Step.values())
                .flatMap(step -> step.to.stream().map(to -> step))
                .toList();
        List<Addressee> roles =
                Arrays.stream(Step.values()).flatMap(step -> step.to.stream()).toList();
        sql.update(
                "with " + LATE + """
                insert into reminder (institution, dataset, release, step, role, position, head, due_at)
                select institution, dataset, release, step, role, max(position), max(head), max(due_at)
                  from (select l.institution, l.dataset, l.release, l.step, s.role, l.position, l.head, l.due_at,
                               false as told
                          from late l join unnest(?, ?) as s (step, role) on s.step = l.step
                        union all
                        select institution, dataset, release, step, role, null, null, null, true
                          from reminder where at > now() - ?::interval) x
                 group by institution, dataset, release, step, role
                having not bool_or(told)
                on conflict do nothing""",
                steps.stream().map(Step::name).toArray(String[]::new),
                roles.stream().map(Addressee::name).toArray(String[]::new),
                remindAgainAfter.toString());
    }

    /** There is nobody to send them to, or no way to: they stay visible as that. */
    void cannotSend(Addressee role, String why) {
        sql.update("update reminder set not_sent = ?" + UNSENT + " and role = ?", why, role.name());
    }

    /** What is to be sent to so many addresses, taken for as long as the lease lasts. */
    List<Addressed> claim(int addresses, Duration lease, String ops) {
        return sql.list(
                """
                with due as (
                    select r.id, r.institution, i.name, r.dataset, r.release, r.step, r.position, r.head, r.due_at,
                           r.role = 'OPS' as staff,
                           case r.role when 'OPS' then ? when 'CONTACT' then i.contact_email
                                       else coalesce(i.data_protection_email, i.contact_email) end as address
                      from reminder r join institution i on i.id = r.institution
                     where r.sent_at is null and r.not_sent is null and r.next_attempt_at <= now()),
                letter as (
                    select distinct address, staff, case when staff then null else institution end as institution
                      from due limit ?),
                mine as (
                    select r.id from reminder r join due d on d.id = r.id
                      join letter l on l.address = d.address and l.staff = d.staff
                                   and (l.staff or l.institution = d.institution)
                     for update of r skip locked)
                update reminder r set next_attempt_at = now() + ?::interval
                  from mine join due d using (id)
                 where r.id = mine.id and r.sent_at is null
                returning r.id, d.institution, d.name, d.dataset, d.release, d.step, d.position, d.head, d.due_at, d.staff,
                          d.address""",
                row -> new Addressed(row.getString("address"), row.getBoolean("staff"), reminder(row)),
                ops,
                addresses,
                lease.toString());
    }

    private static Reminder reminder(ResultSet row) throws SQLException {
        return new Reminder(
                row.getObject("id", UUID.class),
                row.getObject("institution", UUID.class),
                row.getString("name"),
                row.getString("dataset"),
                row.getString("release"),
                Step.valueOf(row.getString("step")),
                row.getLong("position"),
                row.getLong("head"),
                row.getTimestamp("due_at").toInstant());
    }

    void sent(List<UUID> ids) {
        sql.update("update reminder set sent_at = now(), error = null where id = any(?)", (Object)
                ids.toArray(UUID[]::new));
    }

    void failed(List<UUID> ids, String error, Duration first, Duration longest) {
        sql.update("""
                update reminder set failures = failures + 1, error = ?,
                       next_attempt_at = now()
                           + least(?::interval * power(2, least(failures, 20)), ?::interval) * (0.8 + 0.4 * random())
                 where id = any(?)""", error, first.toString(), longest.toString(), ids.toArray(UUID[]::new));
    }

    List<ObligationView.Told> told(UUID institution, int limit) {
        return sql.list(
                """
                select lower(step), lower(role), dataset, release, position, due_at, at, sent_at, not_sent, error
                  from reminder where institution = ? order by at desc, step, role limit ?""",
                row -> new ObligationView.Told(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getTimestamp(6).toInstant(),
                        row.getTimestamp(7).toInstant(),
                        DueTable.instant(row.getTimestamp(8)),
                        row.getString(9),
                        row.getString(10)),
                institution,
                limit);
    }

    record Addressed(String address, boolean staff, Reminder reminder) {}
}
