package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.rescind.events.RequestHeld;
import org.rescind.messaging.Sql;

/** What requests would remove, and the photos that are hidden while a person decides. */
@Singleton
class HoldTable {

    /**
     * What a request would remove from one dataset.
     *
     * @param size the records of the dataset
     * @param lastHour the photos removed from it in the last hour
     */
    record Impact(UUID request, String dataset, int photos, long size, long lastHour) {}

    private final Sql sql;

    HoldTable(Sql sql) {
        this.sql = sql;
    }

    /** Of requests that nobody has decided about, the oldest first. */
    List<Impact> impacts(UUID[] requests, String[] locked, Instant hourAgo) {
        return sql.list(
                """
                select q.id, d.name, count(distinct c.photo),
                       (select coalesce(sum(i.loaded), 0) from import i join release l on l.id = i.release
                         where l.dataset = d.name and i.state = 'completed'),
                       (select count(*) from removal e where e.dataset = d.name and e.removed_at > ?)
                  from request q
                  join claim c on c.request = q.id
                 cross join lateral (
                        select distinct l.dataset from located l
                         where l.photo = c.photo and l.dataset = any(?) and (q.datasets is null or l.dataset = any(q.datasets))
                           and not exists (select from removal e where e.photo = c.photo and e.dataset = l.dataset)) found
                  join dataset d on d.name = found.dataset
                 where q.id = any(?) and q.state = 'accepted' and not q.approved
                 group by q.id, q.received_at, d.name
                 order by q.received_at, q.id, d.name""",
                row -> new Impact(
                        row.getObject(1, UUID.class), row.getString(2), row.getInt(3), row.getLong(4), row.getLong(5)),
                hourAgo,
                locked,
                requests);
    }

    /** Hides at most one in a hundred records of a dataset a day; beyond that nothing is hidden before the decision. */
    void hide(UUID[] requests, String[] locked, Instant now, Instant dayAgo) {
        sql.update("""
                with wanted as (
                    select distinct found.dataset, c.photo, c.request
                      from claim c
                      join request q on q.id = c.request
                     cross join lateral (
                            select distinct l.dataset from located l
                             where l.photo = c.photo and l.dataset = any(?)
                               and (q.datasets is null or l.dataset = any(q.datasets))) found
                     where c.request = any(?)
                ), allowed as (
                    select d.name as dataset,
                           (select coalesce(sum(i.loaded), 0) / 100 from import i join release l on l.id = i.release
                             where l.dataset = d.name and i.state = 'completed')
                         - (select count(*) from hold h where h.dataset = d.name and h.held_at > ?) as photos
                      from dataset d where d.name = any(?)
                )
                insert into hold (dataset, photo, request, held_at)
                select w.dataset, w.photo, w.request, ? from wanted w join allowed a on a.dataset = w.dataset
                  join (select dataset, count(*) as photos from wanted group by dataset) n
                    on n.dataset = w.dataset and n.photos <= a.photos
                on conflict do nothing""", locked, requests, dayAgo, locked, now);
    }

    void release(UUID[] requests) {
        sql.update("delete from hold where request = any(?)", (Object) requests);
    }

    /** What a held request would remove, for the person who decides. */
    List<RequestHeld.Dataset> held(UUID request) {
        return sql.list(
                """
                select found.dataset, count(distinct c.photo),
                       (select coalesce(sum(i.loaded), 0) from import i join release l on l.id = i.release
                         where l.dataset = found.dataset and i.state = 'completed'),
                       (select count(*) from hold h where h.request = c.request and h.dataset = found.dataset)
                  from claim c
                  join request q on q.id = c.request
                 cross join lateral (
                        select distinct l.dataset from located l
                         where l.photo = c.photo and (q.datasets is null or l.dataset = any(q.datasets))) found
                  join dataset d on d.name = found.dataset and d.published
                 where c.request = ?
                 group by c.request, found.dataset order by found.dataset""",
                row -> new RequestHeld.Dataset(row.getString(1), row.getInt(2), row.getLong(3), row.getInt(4)),
                request);
    }
}
