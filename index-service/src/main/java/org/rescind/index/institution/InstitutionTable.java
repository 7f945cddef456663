package org.rescind.index.institution;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.rescind.events.InstitutionChanged;
import org.rescind.messaging.Sql;
import org.rescind.web.InstitutionKeys;

/** Institutions as notifier last told of them. */
@Singleton
class InstitutionTable implements InstitutionKeys {

    private final Sql sql;

    InstitutionTable(Sql sql) {
        this.sql = sql;
    }

    void put(List<InstitutionChanged> changes) {
        for (InstitutionChanged change : changes) {
            sql.update(
                    """
                    insert into institution (id, name, status, key_sha256, version) values (?, ?, ?, ?, ?)
                    on conflict (id) do update
                       set name = excluded.name, status = excluded.status, key_sha256 = excluded.key_sha256,
                           version = excluded.version
                     where institution.version < excluded.version""",
                    change.institution(),
                    change.name(),
                    change.status().name().toLowerCase(Locale.ROOT),
                    change.keySha256(),
                    change.version());
        }
    }

    @Override
    public Optional<Known> find(UUID institution) {
        return sql.one(
                "select key_sha256, status = 'suspended' from institution where id = ?",
                row -> new Known(row.getString(1), row.getBoolean(2)),
                institution);
    }
}
