package org.rescind.notifier.coverage;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
                   count(*) filter (where e.applied_at + e.purge_within::interval < now())
              from (select dataset, head from log_head where %s) h
              left join copy c on c.dataset = h.dataset and c.state = 'HELD'
              left join channel ch on ch.institution = c.institution and ch.dataset = c.dataset
              left join log_entry e on e.dataset = c.dataset and e.position = greatest(c.purged, c.start) + 1
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
                                        row.getLong(8))),
                        parameters)
                .stream()
                .collect(Collectors.groupingBy(Row::head, LinkedHashMap::new, Collectors.toList()));
        return byDataset.entrySet().stream()
                .map(entry ->
                        Coverage.of(entry.getKey().dataset(), entry.getKey().position(), held(entry.getValue())))
                .toList();
    }

    /** A dataset without copies comes as one row without a release. */
    private static List<Release> held(List<Row> rows) {
        return rows.stream()
                .map(Row::release)
                .filter(release -> release.copies() > 0)
                .toList();
    }

    private record Head(String dataset, long position) {}

    private record Row(Head head, Release release) {}
}
