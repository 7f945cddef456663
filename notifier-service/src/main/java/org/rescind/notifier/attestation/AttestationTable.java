package org.rescind.notifier.attestation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
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

    boolean isKnown(UUID institution, Attestation said) {
        return sql.one("""
                        select true from attestation
                         where institution = ? and dataset = ? and release = ? and digest = ?""", row -> true, institution, said.dataset(), said.release(), said.digest())
                .isPresent();
    }

    void acknowledge(UUID institution, Acknowledgement said) {
        sql.update(
                "insert into acknowledgement (institution, dataset, through) values (?, ?, ?)",
                institution,
                said.dataset(),
                said.through());
    }

    /** The exceptions that it named, as they are recorded. */
    List<Attested.Excepted> exemptions(UUID institution, Attestation said) {
        return sql.list(
                """
                select position, lower(status), basis, until from exemption
                 where institution = ? and dataset = ? and release = ? and position = any(?) order by position""",
                row -> new Attested.Excepted(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant()),
                institution,
                said.dataset(),
                said.release(),
                said.exempted().stream().map(Attestation.Exemption::position).toArray(Long[]::new));
    }

    /** Exceptions that had ended count for nothing once an attestation comes that covers them. True when there were any. */
    boolean settle(UUID institution, Attestation said, Instant now) {
        return sql.update("""
                        update exemption set settled_at = ?
                         where institution = ? and dataset = ? and release = ? and position <= ?
                           and until <= ? and settled_at is null""", now, institution, said.dataset(), said.release(), said.through(), now) > 0;
    }

    void exempt(UUID institution, Attestation said, List<Attestation.Exemption> exemptions, Instant now) {
        sql.update(
                """
                insert into exemption (institution, dataset, release, position, status, detail, basis, until, attested_at)
                select distinct on (position) ?, ?, ?, position, status, detail, basis, until::timestamptz, ?
                  from unnest(?, ?, ?, ?, ?) as e (position, status, detail, basis, until)
                on conflict (institution, dataset, release, position)
                   do update set status = excluded.status, detail = excluded.detail, basis = excluded.basis,
                                 until = excluded.until, attested_at = excluded.attested_at, settled_at = null""",
                institution,
                said.dataset(),
                said.release(),
                now,
                exemptions.stream().map(Attestation.Exemption::position).toArray(Long[]::new),
                exemptions.stream().map(e -> e.status().name()).toArray(String[]::new),
                exemptions.stream().map(Attestation.Exemption::detail).toArray(String[]::new),
                exemptions.stream().map(Attestation.Exemption::basis).toArray(String[]::new),
                exemptions.stream()
                        .map(Attestation.Exemption::until)
                        .map(until -> until == null ? null : until.toString())
                        .toArray(String[]::new));
    }
}
