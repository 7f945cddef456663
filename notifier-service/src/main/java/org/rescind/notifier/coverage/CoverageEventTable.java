package org.rescind.notifier.coverage;

import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rescind.events.CoverageChanged;
import org.rescind.events.CoverageChanged.Copy;
import org.rescind.events.CoverageChanged.Exemption;
import org.rescind.events.CoverageChanged.State;
import org.rescind.messaging.Sql;

/** What the coverage relay has not published yet: the last state of each channel, at most once a second. */
@Singleton
class CoverageEventTable {

    /** So that an event stays far below 256 KiB. All of them are kept here. */
    private static final int MOST_EXEMPTIONS = 1_000;

    private static final int MOST_EXEMPTION_BYTES = 100_000;
    private static final int BYTES_OF_ONE = 150;

    private final Sql sql;

    CoverageEventTable(Sql sql) {
        this.sql = sql;
    }

    List<CoverageChanged> unpublished(int limit) {
        List<CoverageChanged> channels = sql.list(
                """
                select dataset, institution, notified, acknowledged, version from channel
                 where version <> published_version and published_at <= now() - interval '1 second'
                 order by published_at limit ?""",
                row -> new CoverageChanged(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getLong(3),
                        row.getLong(4),
                        List.of(),
                        row.getLong(5)),
                limit);
        // Read after the channels: a copy is never older than the version it is published with.
        Map<Key, List<HeldCopy>> copies = copies(channels);
        return channels.stream()
                .map(channel -> with(channel, copies.getOrDefault(key(channel), List.of())))
                .toList();
    }

    private Map<Key, List<HeldCopy>> copies(List<CoverageChanged> channels) {
        Map<Key, List<Exempted>> exemptions = exemptions(channels);
        return sql
                .list(
                        """
                        select c.institution, c.dataset, c.release, c.start, c.purged, c.state, c.overdue, c.defaulted,
                               c.downloaded_at
                          from unnest(?, ?) as k (institution, dataset) join copy c using (institution, dataset)
                         order by c.release""",
                        row -> {
                            Key key = new Key(row.getObject(1, UUID.class), row.getString(2));
                            String release = row.getString(3);
                            return new HeldCopy(
                                    key,
                                    new Copy(
                                            release,
                                            row.getLong(4),
                                            row.getLong(5),
                                            State.valueOf(row.getString(6)),
                                            row.getBoolean(7),
                                            row.getBoolean(8),
                                            of(release, exemptions.getOrDefault(key, List.of())),
                                            row.getTimestamp(9).toInstant()));
                        },
                        institutions(channels),
                        datasets(channels))
                .stream()
                .collect(Collectors.groupingBy(HeldCopy::key));
    }

    private Map<Key, List<Exempted>> exemptions(List<CoverageChanged> channels) {
        return sql
                .list(
                        """
                        select e.institution, e.dataset, e.release, e.position, lower(e.status), e.basis, e.until
                          from unnest(?, ?) as k (institution, dataset)
                          cross join lateral (
                               select n.*, sum(coalesce(octet_length(n.basis), 0) + ?)
                                               over (order by n.position desc, n.release) as bytes
                                 from (select * from exemption x
                                        where x.institution = k.institution and x.dataset = k.dataset
                                          and x.settled_at is null
                                        order by x.position desc, x.release limit ?) n) e
                         where e.bytes <= ?""",
                        row -> new Exempted(
                                new Key(row.getObject(1, UUID.class), row.getString(2)),
                                row.getString(3),
                                new Exemption(
                                        row.getLong(4),
                                        row.getString(5),
                                        row.getString(6),
                                        instant(row.getTimestamp(7)))),
                        institutions(channels),
                        datasets(channels),
                        BYTES_OF_ONE,
                        MOST_EXEMPTIONS,
                        MOST_EXEMPTION_BYTES)
                .stream()
                .collect(Collectors.groupingBy(Exempted::key));
    }

    /** Kafka is to get everything again. */
    void forgetPublished() {
        sql.update("update channel set published_version = 0 where published_version > 0");
    }

    void published(List<CoverageChanged> events) {
        sql.update(
                """
                with p as (select * from unnest(?, ?, ?) as u (institution, dataset, version)),
                locked as (
                    select c.institution, c.dataset from channel c join p using (institution, dataset)
                     order by c.institution, c.dataset for update of c)
                update channel c set published_version = p.version, published_at = now()
                  from p join locked using (institution, dataset)
                 where c.institution = p.institution and c.dataset = p.dataset and c.published_version < p.version""",
                institutions(events),
                datasets(events),
                events.stream().map(CoverageChanged::version).toArray(Long[]::new));
    }

    private static CoverageChanged with(CoverageChanged channel, List<HeldCopy> copies) {
        return new CoverageChanged(
                channel.dataset(),
                channel.institution(),
                channel.notified(),
                channel.acknowledged(),
                copies.stream().map(HeldCopy::copy).toList(),
                channel.version());
    }

    private static List<Exemption> of(String release, List<Exempted> all) {
        return all.stream()
                .filter(exempted -> exempted.release().equals(release))
                .map(Exempted::exemption)
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Key key(CoverageChanged channel) {
        return new Key(channel.institution(), channel.dataset());
    }

    private static UUID[] institutions(List<CoverageChanged> events) {
        return events.stream().map(CoverageChanged::institution).toArray(UUID[]::new);
    }

    private static String[] datasets(List<CoverageChanged> events) {
        return events.stream().map(CoverageChanged::dataset).toArray(String[]::new);
    }

    private record Key(UUID institution, String dataset) {}

    private record HeldCopy(Key key, Copy copy) {}

    private record Exempted(Key key, String release, Exemption exemption) {}
}
