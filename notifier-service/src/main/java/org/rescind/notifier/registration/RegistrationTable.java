package org.rescind.notifier.registration;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;

/** What is registered already of what a part of a file names. */
@Singleton
class RegistrationTable {

    private final Sql sql;

    RegistrationTable(Sql sql) {
        this.sql = sql;
    }

    /** Files are taken one part after another, so that two of them do not make the same institution. */
    void lock() {
        sql.one("select pg_advisory_xact_lock(hashtextextended('copy-import', 0))", row -> true);
    }

    /** By {@link Download#whose}. Two with the same name and address are told apart by nobody: the id is null then. */
    Map<String, Found> institutions(List<Download> downloads) {
        return sql
                .list(
                        """
                        with d as (select * from unnest(?, ?, ?, ?) as d (whose, id, name, email)),
                        found as (
                            select d.whose, i.id from d join institution i on i.id = d.id
                            union
                            select d.whose, i.id
                              from d join institution i on lower(i.name) = lower(d.name)
                                                       and lower(i.contact_email) = lower(d.email)
                             where d.id is null)
                        select whose, min(id::text)::uuid, count(*) from found group by whose""",
                        row -> Map.entry(
                                row.getString(1), new Found(row.getLong(3) == 1 ? row.getObject(2, UUID.class) : null)),
                        downloads.stream().map(Download::whose).toArray(String[]::new),
                        downloads.stream().map(Download::id).toArray(UUID[]::new),
                        downloads.stream().map(Download::name).toArray(String[]::new),
                        downloads.stream().map(Download::email).toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The copies that are known, with their starts. */
    Map<CopyKey, Long> copies(List<CopyKey> keys) {
        return sql
                .list(
                        """
                        select c.institution, c.dataset, c.release, case when c.state = 'RETIRED' then null else c.start end
                          from (select distinct * from unnest(?, ?, ?) as k (institution, dataset, release)) k
                          join copy c using (institution, dataset, release)""",
                        row -> Map.entry(
                                new CopyKey(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                                row.getObject(4) == null ? Long.MAX_VALUE : row.getLong(4)),
                        keys.stream().map(CopyKey::institution).toArray(UUID[]::new),
                        keys.stream().map(CopyKey::dataset).toArray(String[]::new),
                        keys.stream().map(CopyKey::release).toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @param id null when there are several */
    record Found(@Nullable UUID id) {}

    record CopyKey(UUID institution, String dataset, String release) {}
}
