package org.rescind.notifier.delivery;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.rescind.messaging.Sql;
import org.rescind.notifier.endpoint.Payload;
import org.rescind.notifier.endpoint.TargetTable;
import org.rescind.notifier.webhook.DeliveryConfig;

/** Claims channels that owe something. */
@Singleton
class ClaimTable {

    private static final String DUE = """
            select ch.institution, ch.dataset, ch.notified, ch.sending_first, ch.sending_last, ch.notice_limit, h.head
              from channel ch
              join log_head h on h.dataset = ch.dataset and ch.notified < h.head
              join endpoint e on e.institution = ch.institution and e.state in ('ACTIVE', 'FAILING')
             where ch.next_attempt_at <= now() and ch.lease_until <= now() and ch.failures %s
               and exists (select from copy c
                            where c.institution = ch.institution and c.dataset = ch.dataset and c.state <> 'RETIRED')
             order by ch.next_attempt_at limit ? for update of ch skip locked""";

    /**
     * A range that was sent before is sent again as it is. Otherwise it begins after what was notified and goes as far as
     * the entries, their number and their bytes allow; the bytes of almost every range fit, so look there first.
     */
    private static final String CLAIM = """
            with healthy as (%s), suspect as (%s),
            due as (select * from healthy union all select * from suspect),
            fresh as (
                select d.*, d.notified + 1 as first, least(d.head, d.notified + d.notice_limit) as furthest,
                       coalesce((select end_offset from log_entry where dataset = d.dataset and position = d.notified), 0)
                           + ? as byte_limit
                  from due d where d.sending_last is null or d.sending_last <= d.notified),
            ranged as (
                select institution, dataset, sending_first as first, sending_last as last
                  from due where sending_last > notified
                union all
                select institution, dataset, first,
                       case when (select end_offset from log_entry
                                   where dataset = f.dataset and position = furthest) <= byte_limit then furthest
                            else greatest(first, (select max(position) from log_entry
                                                   where dataset = f.dataset and position between first and furthest
                                                     and end_offset <= byte_limit)) end
                  from fresh f)
            update channel ch
               set sending_first = r.first, sending_last = r.last,
                   lease_until = now() + ?::interval, lease_epoch = lease_epoch + 1
              from ranged r, endpoint e
             where ch.institution = r.institution and ch.dataset = r.dataset and e.institution = r.institution
            returning ch.institution, ch.dataset, r.first, r.last, e.payload, ch.lease_epoch, ch.failures,
                      %s""".formatted(DUE.formatted("= 0"), DUE.formatted("> 0"), TargetTable.COLUMNS);

    private final Sql sql;
    private final DeliveryConfig config;

    ClaimTable(Sql sql, DeliveryConfig config) {
        this.sql = sql;
        this.config = config;
    }

    /** Claims at most so many channels whose last attempt went well, and at most so many others. */
    List<Claim> claim(int healthy, int suspect) {
        return sql.list(
                CLAIM,
                row -> new Claim(
                        row.getObject(1, UUID.class),
                        new Claim.Range(
                                row.getString(2), row.getLong(3), row.getLong(4), Payload.valueOf(row.getString(5))),
                        row.getLong(6),
                        row.getInt(7),
                        TargetTable.read(row.getObject(1, UUID.class), row, 8)),
                healthy,
                suspect,
                Notice.MOST_BYTES - Notice.ENVELOPE_BYTES - Notice.MOST_ENTRIES,
                config.lease().toString());
    }
}
