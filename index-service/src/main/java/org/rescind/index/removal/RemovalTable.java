package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.rescind.messaging.Sql;

/** The removal log of every dataset: positions 1, 2, 3 … without gaps, in commit order, never changed. */
@Singleton
class RemovalTable {

    /** A dataset with entries that Kafka does not have yet. */
    record Behind(String dataset, long published) {}

    private final Sql sql;

    RemovalTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Appends what the requests claim and the log does not have. The datasets are locked by an earlier statement, so this
     * one sees every entry committed before, and numbers from the head.
     *
     * @return how many datasets grew
     */
    int append(UUID[] requests, String[] locked, Instant at) {
        return sql.update("""
                with pending as (
                    select distinct on (d.name, c.photo) d.name as dataset, d.head, c.photo, q.id as request, q.received_at
                      from claim c
                      join request q on q.id = c.request
                      join dataset d on d.name = any(?) and (q.datasets is null or d.name = any(q.datasets))
                     where q.id = any(?) and q.state in ('accepted', 'resolved')
                       and not exists (select from removal e where e.photo = c.photo and e.dataset = d.name)
                     order by d.name, c.photo, q.received_at, q.id
                ), found as (
                    select p.dataset, p.head, p.photo, p.request, p.received_at, count(*) as records,
                           string_agg(distinct '"' || l.release_name || '"', ',') as releases
                      from pending p
                      join located l on l.photo = p.photo and l.dataset = p.dataset
                     group by p.dataset, p.head, p.photo, p.request, p.received_at
                ), numbered as (
                    select *, head + row_number() over (partition by dataset order by received_at, request, photo) as position
                      from found
                ), appended as (
                    insert into removal (dataset, position, photo, request, records, removed_at, entry)
                    select dataset, position, photo, request, records, ?::timestamptz,
                           format('{"position":%s,"photo":"%s","releases":[%s],"removedAt":"%s","reason":"data_subject_request"}',
                                  position, photo, releases, ?::text)
                      from numbered
                    returning dataset, position
                )
                update dataset d set head = grown.head, version = version + 1
                  from (select dataset, max(position) as head from appended group by dataset) grown
                 where d.name = grown.dataset""", locked, requests, at, at.toString());
    }

    List<Behind> behind() {
        return sql.list(
                "select name, log_published from dataset where log_published < head order by name",
                row -> new Behind(row.getString(1), row.getLong(2)));
    }

    /** The canonical entries after a position, in order. */
    List<String> entriesAfter(String dataset, long position, int limit) {
        return sql.list(
                "select entry from removal where dataset = ? and position > ? order by position limit ?",
                row -> row.getString(1),
                dataset,
                position,
                limit);
    }

    void published(String dataset, long position) {
        sql.update(
                "update dataset set log_published = ? where name = ? and log_published < ?",
                position,
                dataset,
                position);
    }
}
