package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rescind.events.RemovalEntry;
import org.rescind.events.RemovalsAppended;
import org.rescind.messaging.EventCodec;
import org.rescind.messaging.Sql;

/** The removal log of every dataset: positions 1, 2, 3 … without gaps, in commit order, never changed. */
@Singleton
class RemovalTable {

    /** A dataset with entries that Kafka does not have yet. */
    record Behind(String dataset, long published) {}

    /**
     * True of an entry {@code e} that was appended for the request {@code q}. Of one that was taken back nobody knows for
     * whom it was: it counts for those who had asked by then.
     */
    static final String OURS = "coalesce(e.request = q.id, e.removed_at >= q.received_at)";

    private final Sql sql;
    private final SuppressionKey key;
    private final EventCodec codec;

    RemovalTable(Sql sql, SuppressionKey key, EventCodec codec) {
        this.sql = sql;
        this.key = key;
        this.codec = codec;
    }

    /**
     * Appends what the requests claim and the log does not have. The datasets are locked by an earlier statement, so this
     * one sees every entry committed before, and numbers from the head.
     *
     * @return how many datasets grew
     */
    int append(UUID[] requests, String[] locked, Instant at) {
        return sql.update("""
                with found as (
                    select c.photo, q.id as request, q.received_at, l.*
                      from claim c
                      join request q on q.id = c.request
                     cross join lateral (
                            select l.dataset, count(*) as records,
                                   string_agg(distinct '"' || l.release_name || '"', ',') as releases
                              from located l
                             where l.photo = c.photo and l.dataset = any(?)
                               and (q.datasets is null or l.dataset = any(q.datasets))
                               and not exists (select from removal e where e.photo = c.photo and e.dataset = l.dataset)
                             group by l.dataset) l
                     where q.id = any(?) and q.state in ('accepted', 'resolved')
                ), pending as (
                    select distinct on (dataset, photo) * from found order by dataset, photo, received_at, request
                ), numbered as (
                    select p.*, d.head + row_number() over (partition by p.dataset
                                                                order by p.received_at, p.request, p.photo) as position
                      from pending p join dataset d on d.name = p.dataset
                ), appended as (
                    insert into removal (dataset, position, photo, photo_hash, request, records, removed_at, entry)
                    select dataset, position, photo, keyed_hash(?, photo), request, records, ?::timestamptz,
                           format('{"position":%s,"photo":"%s","releases":[%s],"removedAt":"%s","reason":"data_subject_request"}',
                                  position, photo, releases, ?::text)
                      from numbered
                    returning dataset, position
                )
                update dataset d set head = grown.head, version = next_version(version)
                  from (select dataset, max(position) as head from appended group by dataset) grown
                 where d.name = grown.dataset""", locked, requests, key.bytes(), at, at.toString());
    }

    /** Empty when nothing was ever appended. */
    Optional<Instant> lastAppended() {
        return sql.one(
                "select e.removed_at from dataset d join removal e on e.dataset = d.name and e.position = d.head"
                        + " order by e.removed_at desc limit 1",
                row -> row.getTimestamp(1).toInstant());
    }

    /**
     * Appends those of the entries that we do not have, as they are, and returns how many. A dataset that we do not have is
     * made again by its name, because its positions are taken.
     */
    long takeBack(RemovalsAppended event) {
        String dataset = event.dataset();
        sql.update("""
                insert into dataset (name, title, published) values (?, ?, true) on conflict (name) do nothing""", dataset, dataset);
        long head = sql.one("select head from dataset where name = ? for no key update", row -> row.getLong(1), dataset)
                .orElseThrow();
        requireSame(event, head);
        List<RemovalEntry> lost = event.entries().stream()
                .filter(entry -> entry.position() > head)
                .toList();
        if (!lost.isEmpty()) {
            if (lost.get(0).position() != head + 1) {
                throw new IllegalStateException("the topic lacks the entries of " + dataset + " after " + head);
            }
            insert(dataset, lost);
            sql.update("""
                    update dataset set head = ?, log_published = greatest(log_published, ?), version = next_version(version)
                     where name = ?""", event.last(), event.last(), dataset);
        }
        return lost.size();
    }

    private void requireSame(RemovalsAppended event, long head) {
        long others = sql.one(
                        """
                        select count(*) from unnest(?::bigint[], ?::text[]) as theirs (position, photo)
                          left join removal ours on ours.dataset = ? and ours.position = theirs.position
                         where theirs.position <= ? and ours.photo is distinct from theirs.photo""",
                        row -> row.getLong(1),
                        event.entries().stream().map(RemovalEntry::position).toArray(Long[]::new),
                        event.entries().stream().map(RemovalEntry::photo).toArray(String[]::new),
                        event.dataset(),
                        head)
                .orElseThrow();
        if (others > 0) {
            throw new IllegalStateException("the topic has another log of " + event.dataset() + " than we have");
        }
    }

    private void insert(String dataset, List<RemovalEntry> entries) {
        sql.update(
                """
                insert into removal (dataset, position, photo, photo_hash, records, removed_at, entry)
                select ?, lost.position, lost.photo, keyed_hash(?, lost.photo),
                       (select count(*) from located l where l.photo = lost.photo and l.dataset = ?),
                       lost.removed_at::timestamptz, lost.entry
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) as lost (position, photo, removed_at, entry)""",
                dataset,
                key.bytes(),
                dataset,
                entries.stream().map(RemovalEntry::position).toArray(Long[]::new),
                entries.stream().map(RemovalEntry::photo).toArray(String[]::new),
                entries.stream().map(entry -> entry.removedAt().toString()).toArray(String[]::new),
                entries.stream().map(codec::write).toArray(String[]::new));
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

    /** Kafka is to get everything again. */
    void forgetPublished() {
        sql.update("update dataset set log_published = 0 where log_published > 0");
    }

    void published(String dataset, long position) {
        sql.update(
                "update dataset set log_published = ? where name = ? and log_published < ?",
                position,
                dataset,
                position);
    }
}
