package org.rescind.index.dataset;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;

/** The releases of all datasets. */
@Singleton
public class ReleaseTable {

    /**
     * A published version of a dataset.
     *
     * @param published whether its dataset is
     * @param records how many were loaded by imports that completed
     */
    public record Release(
            int id,
            String dataset,
            String release,
            @Nullable LocalDate publishedOn,
            boolean sealed,
            boolean published,
            long records) {}

    private static final String SELECT = """
            select r.id, r.dataset, r.name, r.published_on, r.sealed_at is not null, d.published,
                   coalesce((select sum(i.loaded) from import i where i.release = r.id and i.state = 'completed'), 0)
              from release r join dataset d on d.name = r.dataset""";

    private final Sql sql;

    ReleaseTable(Sql sql) {
        this.sql = sql;
    }

    public Optional<Release> find(String dataset, String release) {
        return sql.one(SELECT + " where r.dataset = ? and r.name = ?", ReleaseTable::read, dataset, release);
    }

    /** Holds the row, so that it is not sealed meanwhile. */
    public Optional<Release> lock(String dataset, String release) {
        sql.list(
                "select id from release where dataset = ? and name = ? for update",
                row -> row.getInt(1),
                dataset,
                release);
        return find(dataset, release);
    }

    List<Release> of(String dataset) {
        return sql.list(SELECT + " where r.dataset = ? order by r.id", ReleaseTable::read, dataset);
    }

    /** True when it is new. */
    boolean put(String dataset, String release, @Nullable LocalDate publishedOn) {
        boolean isNew = find(dataset, release).isEmpty();
        sql.update("""
                insert into release (dataset, name, published_on) values (?, ?, ?)
                on conflict (dataset, name) do update set published_on = excluded.published_on""", dataset, release, publishedOn);
        return isNew;
    }

    /** Holds the row, so that no import begins meanwhile; false when one is under way. */
    boolean seal(int release, Instant at) {
        sql.list("select id from release where id = ? for update", row -> row.getInt(1), release);
        return sql.update("""
                        update release set sealed_at = coalesce(sealed_at, ?)
                         where id = ?
                           and not exists (select from import i
                                            where i.release = release.id and i.state in ('receiving', 'loading'))""", at, release) == 1;
    }

    private static Release read(ResultSet row) throws SQLException {
        return new Release(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getLong(7));
    }
}
