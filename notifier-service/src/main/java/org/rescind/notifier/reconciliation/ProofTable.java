package org.rescind.notifier.reconciliation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rescind.messaging.Sql;
import org.rescind.notifier.reconciliation.ChannelState.Key;

/** What the cursors are, what proves them, and how far that was seen to fit. */
@Singleton
class ProofTable {

    /** What a transaction records may become visible so much later than its time says. */
    private static final String OVERLAP = "10 minutes";

    private static final String HELD = """
            held as (
                select c.institution, c.dataset, min(c.start) filter (where c.state <> 'RETIRED') as lowest,
                       string_agg(c.release || ':' || c.start || ':' || c.purged || ':' || c.state, ',' order by c.release)
                           as copies
                  from copy c %s group by c.institution, c.dataset)""";

    private final Sql sql;

    ProofTable(Sql sql) {
        this.sql = sql;
    }

    /** Channels that are not what they were when they were last proven. */
    List<Key> changed() {
        return sql.list(
                "with " + HELD.formatted("") + """
                select ch.institution, ch.dataset
                  from channel ch
                  join held h on h.institution = ch.institution and h.dataset = ch.dataset
                  left join proof p on p.institution = ch.institution and p.dataset = ch.dataset
                 where (p.notified, p.acknowledged, p.version, p.copies)
                       is distinct from (ch.notified, ch.acknowledged, ch.version, h.copies)
                 order by ch.institution, ch.dataset""", row -> new Key(row.getObject(1, UUID.class), row.getString(2)));
    }

    /** To be read as of one moment: a cursor and what moved it are committed together. */
    List<ChannelState> read(List<Key> keys) {
        Map<Key, List<Evidence>> evidence = evidence(keys);
        return sql.list(
                "with k as (select * from unnest(?, ?) as k (institution, dataset)), "
                        + HELD.formatted("join k on k.institution = c.institution and k.dataset = c.dataset") + """
                select ch.institution, ch.dataset, ch.notified, ch.acknowledged, ch.version, h.lowest, h.copies,
                       p.notified, p.acknowledged, (
                       select coalesce(sum(greatest(0, c.purged - greatest(c.start, coalesce((
                                  select max(a.through) from attestation a
                                   where a.institution = c.institution and a.dataset = c.dataset
                                     and a.release = c.release), 0)))), 0)
                         from copy c where c.institution = ch.institution and c.dataset = ch.dataset)
                  from held h
                  join channel ch on ch.institution = h.institution and ch.dataset = h.dataset
                  left join proof p on p.institution = ch.institution and p.dataset = ch.dataset""",
                row -> {
                    Key key = new Key(row.getObject(1, UUID.class), row.getString(2));
                    return new ChannelState(
                            key,
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getObject(6, Long.class),
                            row.getLong(10),
                            row.getString(7),
                            row.getObject(8) == null ? null : new Proven(row.getLong(8), row.getLong(9)),
                            evidence.getOrDefault(key, List.of()));
                },
                institutions(keys),
                datasets(keys));
    }

    private Map<Key, List<Evidence>> evidence(List<Key> keys) {
        Map<Key, List<Evidence>> evidence = new HashMap<>();
        sql.list(
                        """
                        with k as (
                            select k.institution, k.dataset, coalesce(p.at - ?::interval, '-infinity') as since
                              from unnest(?, ?) as k (institution, dataset)
                              left join proof p on p.institution = k.institution and p.dataset = k.dataset)
                        select k.institution, k.dataset, e.kind, e.first, e.last, e.acknowledged
                          from k
                          cross join lateral (
                               select a.at, 'TOLD' as kind, a.first_position as first, a.last_position as last,
                                      0::bigint as acknowledged
                                 from attempt a
                                where a.institution = k.institution and a.at >= k.since and a.dataset = k.dataset
                                  and a.kind in ('NOTICE', 'FEED') and a.reason is null
                               union all
                               select s.at, 'SAID', 0, s.through, s.through from acknowledgement s
                                where s.institution = k.institution and s.dataset = k.dataset and s.at >= k.since
                               union all
                               select s.at, 'SAID', 0, s.through, s.through from attestation s
                                where s.institution = k.institution and s.dataset = k.dataset and s.at >= k.since
                               union all
                               select b.at, 'SET_BACK', 0, b.notified_after, b.acknowledged_after from cursor_set_back b
                                where b.institution = k.institution and b.dataset = k.dataset and b.at >= k.since) e
                         order by k.institution, k.dataset, e.at""",
                        row -> Map.entry(
                                new Key(row.getObject(1, UUID.class), row.getString(2)),
                                new Evidence(
                                        Evidence.Kind.valueOf(row.getString(3)),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6))),
                        OVERLAP,
                        institutions(keys),
                        datasets(keys))
                .forEach(entry -> evidence.computeIfAbsent(entry.getKey(), none -> new ArrayList<>())
                        .add(entry.getValue()));
        return evidence;
    }

    /** They fit: what proves them need not be there the next time. */
    void proven(List<ChannelState> channels, Instant at) {
        sql.update(
                """
                insert into proof as p (institution, dataset, notified, acknowledged, version, copies, at)
                select institution, dataset, notified, acknowledged, version, copies, ?
                  from unnest(?, ?, ?, ?, ?, ?) as n (institution, dataset, notified, acknowledged, version, copies)
                on conflict (institution, dataset) do update
                   set notified = excluded.notified, acknowledged = excluded.acknowledged, version = excluded.version,
                       copies = excluded.copies, at = excluded.at
                 where p.at <= excluded.at""",
                at,
                channels.stream().map(channel -> channel.key().institution()).toArray(UUID[]::new),
                channels.stream().map(channel -> channel.key().dataset()).toArray(String[]::new),
                channels.stream().map(ChannelState::notified).toArray(Long[]::new),
                channels.stream().map(ChannelState::acknowledged).toArray(Long[]::new),
                channels.stream().map(ChannelState::version).toArray(Long[]::new),
                channels.stream().map(ChannelState::copies).toArray(String[]::new));
    }

    Instant now() {
        return sql.one("select now()", row -> row.getTimestamp(1).toInstant()).orElseThrow();
    }

    private static UUID[] institutions(List<Key> keys) {
        return keys.stream().map(Key::institution).toArray(UUID[]::new);
    }

    private static String[] datasets(List<Key> keys) {
        return keys.stream().map(Key::dataset).toArray(String[]::new);
    }
}
