package org.rescind.intake.mail;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.rescind.intake.site.Language;
import org.rescind.messaging.Sql;

/** What people are to be told by e-mail, and whether that was done. */
@Singleton
class MailTable {

    /**
     * Where each confirmed address's case stands: one happening at the most, the latest. What was overtaken before it could be
     * sent is not told any more. A case that was opened again has another occasion.
     */
    private static final String NEWS = """
            select r.id as request,
                   case when r.closed_at is null then 'removed'
                        when r.status = 'denied' then 'refused'
                        when not p.any then case r.status when 'partial' then 'unsettled' else 'found_nothing' end
                        when r.settled_at < r.closed_at or r.settled_at is null
                             then case r.status when 'partial' then 'told_partly' else 'told' end
                        when exists (select from recipient c where c.request = r.id and (not c.purged or c.exempt))
                             then 'purged_except'
                        else 'purged' end as kind,
                   case when r.closed_at is null then p.places else (extract(epoch from r.closed_at) * 1000)::bigint
                    end as occasion
              from contact k
              join request r on r.id = k.request
             cross join lateral (select count(*) > 0 as any, coalesce(sum(last_position), 0)::bigint as places
                                   from request_dataset d where d.request = r.id) p
             where k.confirmed_at is not null and k.stopped_at is null and r.status <> 'withdrawn'
               and (r.closed_at is not null or p.any)
            union all
            select k.request, 'extended', (extract(epoch from max(v.decided_at)) * 1000)::bigint
              from contact k
              join review v on v.request = k.request and v.decision = 'extend'
             where k.confirmed_at is not null and k.stopped_at is null
             group by k.request""";

    private static final String ONE = " where request = ? and kind = ? and occasion = ?";

    private final Sql sql;

    MailTable(Sql sql) {
        this.sql = sql;
    }

    /** Takes note of whatever is to be told now and was not noted yet. */
    void note(Instant now) {
        sql.update("with news as (" + NEWS + """
                )
                insert into mail (request, kind, occasion, due_at)
                select n.request, n.kind, n.occasion, ?
                  from news n
                 where not exists (select from mail m
                                    where m.request = n.request and m.kind = n.kind and m.occasion = n.occasion)
                on conflict do nothing""", now);
    }

    /** So many that are due, taken for as long as the lease lasts. */
    List<Mailing> claim(int most, Instant now, Instant leaseEnds) {
        return sql.list("""
                with due as (
                    select m.request, m.kind, m.occasion
                      from mail m join contact k on k.request = m.request
                     where m.sent_at is null and m.not_sent is null and m.due_at <= ?
                       and k.stopped_at is null and (m.kind = 'confirm' or k.confirmed_at is not null)
                     order by m.due_at limit ? for update of m skip locked)
                update mail m set due_at = ?, tries = m.tries + 1
                  from due join request r on r.id = due.request
                 where m.request = due.request and m.kind = due.kind and m.occasion = due.occasion
                returning m.request, m.kind, m.occasion, r.language, r.contact_encrypted""", MailTable::read, now, most, leaseEnds);
    }

    private static Mailing read(ResultSet row) throws SQLException {
        return new Mailing(
                row.getObject("request", UUID.class),
                MailKind.of(row.getString("kind")),
                row.getLong("occasion"),
                Language.nearest(Locale.forLanguageTag(row.getString("language")))
                        .orElse(Language.ENGLISH),
                row.getBytes("contact_encrypted"));
    }

    void sent(Mailing mailing, Instant now) {
        sql.update(
                "update mail set sent_at = ?, fault = null" + ONE,
                now,
                mailing.request(),
                mailing.kind().wireName(),
                mailing.occasion());
    }

    /** It never will be sent. */
    void giveUp(Mailing mailing, String why) {
        sql.update(
                "update mail set not_sent = ?" + ONE,
                why,
                mailing.request(),
                mailing.kind().wireName(),
                mailing.occasion());
    }

    /** It is tried again, each time later. */
    void failed(Mailing mailing, String fault, Instant now, Duration first, Duration longest) {
        sql.update(
                """
                update mail set fault = ?,
                       due_at = ?::timestamptz
                           + least(?::interval * power(2, least(tries - 1, 20)), ?::interval) * (0.8 + 0.4 * random())
                """ + ONE,
                fault,
                now,
                first.toString(),
                longest.toString(),
                mailing.request(),
                mailing.kind().wireName(),
                mailing.occasion());
    }
}
