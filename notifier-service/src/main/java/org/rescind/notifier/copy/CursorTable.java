package org.rescind.notifier.copy;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rescind.events.CoverageChanged.State;
import org.rescind.messaging.Sql;

/** Cursors and copies of an institution, read together. */
@Singleton
public class CursorTable {

    private static final String SELECT = """
            select ch.dataset, ch.notified, ch.acknowledged, c.release, c.start, c.purged, c.state,
                   greatest(h.head, h.known_head, max(c.start) over (partition by ch.dataset))
              from channel ch
              join copy c on c.institution = ch.institution and c.dataset = ch.dataset
              left join log_head h on h.dataset = ch.dataset
             where ch.institution = ?""";

    private final Sql sql;

    CursorTable(Sql sql) {
        this.sql = sql;
    }

    public Optional<Cursors> find(UUID institution, String dataset) {
        return read(institution, SELECT + " and ch.dataset = ? order by c.release", institution, dataset).stream()
                .findFirst();
    }

    public List<Cursors> all(UUID institution) {
        return read(institution, SELECT + " order by ch.dataset, c.release", institution);
    }

    private List<Cursors> read(UUID institution, String select, Object... parameters) {
        Map<String, Cursors> byDataset = new LinkedHashMap<>();
        sql.list(
                        select,
                        row -> new Cursors(
                                institution,
                                row.getString(1),
                                row.getLong(8),
                                row.getLong(2),
                                row.getLong(3),
                                List.of(new Cursors.Copy(
                                        row.getString(4),
                                        row.getLong(5),
                                        row.getLong(6),
                                        State.valueOf(row.getString(7))))),
                        parameters)
                .forEach(row -> byDataset.merge(row.dataset(), row, CursorTable::together));
        return List.copyOf(byDataset.values());
    }

    private static Cursors together(Cursors one, Cursors other) {
        List<Cursors.Copy> copies = new ArrayList<>(one.copies());
        copies.addAll(other.copies());
        return new Cursors(
                one.institution(), one.dataset(), one.head(), one.notified(), one.acknowledged(), List.copyOf(copies));
    }
}
