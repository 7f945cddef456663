package org.rescind.notifier.coverage;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;
import org.rescind.notifier.coverage.Coverage.Release;

/** Copies counted by how far they are. A copy has reached a level as far as it has reached that or a higher one. */
@Singleton
class CoverageTable {

    private static final String SELECT = """
            select h.dataset, h.head, c.release, count(c.release),
                   count(*) filter (where greatest(ch.notified, ch.acknowledged, c.purged, c.start) >= h.head),
                   count(*) filter (where greatest(ch.acknowledged, c.purged, c.start) >= h.head),
                   count(*) filter (where greatest(c.purged, c.start) >= h.head),
                   count(*) filter (where greatest(e.applied_at, c.owed_since) + e.purge_within::interval < now()
                                       or ended.institution is not null)
              from (select dataset, head from log_head where %s) h
              left join copy c on c.dataset = h.dataset and c.state = 'HELD'
              left join channel ch on ch.institution = c.institution and ch.dataset = c.dataset
              left join log_entry e on e.dataset = c.dataset and e.position = greatest(c.purged, c.start) + 1
              left join (select distinct k.institution, k.dataset, k.release
                           from exemption x join copy k using (institution, dataset, release)
                          where x.until < now() and x.settled_at is null and x.position > k.start and x.position <= k.purged) ended
                on ended.institution = c.institution and ended.dataset = c.dataset and ended.release = c.release
             group by h.dataset, h.head, c.release
             order by h.dataset, c.release""";

    private final Sql sql;

    CoverageTable(Sql sql) {
        this.sql = sql;
    }

    List<Coverage> after(String dataset, int limit) {
        return read("dataset > ? and (published or head > 0) order by dataset limit ?", dataset, limit);
    }

    List<Coverage> of(String dataset) {
        return read("dataset = ?", dataset);
    }

    private List<Coverage> read(String which, Object... parameters) {
        Map<Which, Map<String, Long>> exceptions = exceptions(which, parameters);
        Map<Head, List<Row>> byDataset = sql
                .list(
                        SELECT.formatted(which),
                        row -> new Row(
                                new Head(row.getString(1), row.getLong(2)),
                                new Release(
                                        String.valueOf(row.getString(3)),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6),
                                        row.getLong(7),
                                        row.getLong(8),
                                        exceptions.getOrDefault(
                                                new Which(row.getString(1), row.getString(3)), Map.of()))),
                        parameters)
                .stream()
                .collect(Collectors.groupingBy(Row::head, LinkedHashMap::new, Collectors.toList()));
        return byDataset.entrySet().stream()
                .map(entry ->
                        Coverage.of(entry.getKey().dataset(), entry.getKey().position(), held(entry.getValue())))
                .toList();
    }

    /** Those that count: an exception that has ended, and one of a copy that is not held, does not. */
    private Map<Which, Map<String, Long>> exceptions(String which, Object... parameters) {
        Map<Which, Map<String, Long>> counts = new HashMap<>();
        sql.list(
                        """
                        select x.dataset, x.release, lower(x.status), count(*)
                          from (select dataset from log_head where %s) h
                          join exemption x on x.dataset = h.dataset
                          join copy c on c.institution = x.institution and c.dataset = x.dataset and c.release = x.release
                         where x.settled_at is null and (x.until is null or x.until > now()) and c.state = 'HELD'
                         group by x.dataset, x.release, x.status""".formatted(which),
                        row -> new Counted(
                                new Which(row.getString(1), row.getString(2)), row.getString(3), row.getLong(4)),
                        parameters)
                .forEach(counted -> counts.computeIfAbsent(counted.which(), none -> new TreeMap<>())
                        .put(counted.status(), counted.count()));
        return counts;
    }

    /** A dataset without copies comes as one row without a release. */
    private static List<Release> held(List<Row> rows) {
        return rows.stream()
                .map(Row::release)
                .filter(release -> release.copies() > 0)
                .toList();
    }

    private record Head(String dataset, long position) {}

    private record Which(String dataset, @Nullable String release) {}

    private record Counted(Which which, String status, long count) {}

    private record Row(Head head, Release release) {}
}
