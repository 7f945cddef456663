package org.rescind.notifier.attestation;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;

/** What institutions attested, as they said it. */
@Singleton
class AttestationTable {

    private final Sql sql;

    AttestationTable(Sql sql) {
        this.sql = sql;
    }

    /** False when it was recorded before. */
    boolean insert(UUID institution, Attestation said, @Nullable String flagged) {
        return sql.update(
                        """
                        insert into attestation (institution, dataset, release, through, deleted, not_held, statement,
                                                 signature, flagged, digest)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                        institution,
                        said.dataset(),
                        said.release(),
                        said.through(),
                        said.deleted(),
                        said.notHeld(),
                        said.statement(),
                        said.signature(),
                        flagged,
                        said.digest())
                == 1;
    }

    void exempt(UUID institution, Attestation said) {
        sql.update(
                """
                insert into exemption (institution, dataset, release, position, status, detail)
                select distinct on (position) ?, ?, ?, position, status, detail
                  from unnest(?, ?, ?) as e (position, status, detail)
                on conflict (institution, dataset, release, position)
                   do update set status = excluded.status, detail = excluded.detail""",
                institution,
                said.dataset(),
                said.release(),
                said.exempted().stream().map(Attestation.Exemption::position).toArray(Long[]::new),
                said.exempted().stream().map(e -> e.status().name()).toArray(String[]::new),
                said.exempted().stream().map(Attestation.Exemption::detail).toArray(String[]::new));
    }
}
