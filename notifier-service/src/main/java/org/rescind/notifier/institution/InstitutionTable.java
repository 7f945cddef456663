package org.rescind.notifier.institution;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rescind.events.InstitutionChanged;
import org.rescind.messaging.Sql;
import org.rescind.web.InstitutionKeys;

/** What is read of institutions at every request, and what the relay publishes. */
@Singleton
class InstitutionTable implements InstitutionKeys {

    private final Sql sql;

    InstitutionTable(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Known> find(UUID institution) {
        return sql.one(
                "select key_sha256 from institution where id = ?",
                // A suspended institution gets no release, which index sees to. Here it has to catch up.
                row -> new Known(row.getString(1), false),
                institution);
    }

    String name(UUID institution) {
        return sql.one("select name from institution where id = ?", row -> row.getString(1), institution)
                .orElseThrow();
    }

    void replaceKey(UUID institution, String keySha256) {
        sql.update(
                "update institution set key_sha256 = ?, version = next_version(version) where id = ?",
                keySha256,
                institution);
    }

    void contacts(UUID institution, Contacts contacts) {
        sql.update(
                "update institution set contact_email = ?, data_protection_email = ? where id = ?",
                contacts.contactEmail(),
                contacts.dataProtectionEmail(),
                institution);
    }

    boolean exists(UUID institution) {
        return find(institution).isPresent();
    }

    /** Holds the institution until the transaction ends, so that its changes come one after another. */
    boolean lock(UUID institution) {
        return sql.one("select 1 from institution where id = ? for update", row -> true, institution)
                .isPresent();
    }

    List<InstitutionChanged> unpublished(int limit) {
        return sql.list(
                """
                select id, name, status, key_sha256, version from institution
                 where version <> published_version order by id limit ?""",
                row -> new InstitutionChanged(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        InstitutionChanged.Status.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getLong(5)),
                limit);
    }

    /** Kafka is to get everything again. */
    void forgetPublished() {
        sql.update("update institution set published_version = 0 where published_version > 0");
    }

    void published(List<InstitutionChanged> events) {
        sql.update(
                """
                update institution i set published_version = p.version
                  from unnest(?, ?) as p (id, version)
                 where i.id = p.id and i.published_version < p.version""",
                events.stream().map(InstitutionChanged::institution).toArray(UUID[]::new),
                events.stream().map(InstitutionChanged::version).toArray(Long[]::new));
    }
}
