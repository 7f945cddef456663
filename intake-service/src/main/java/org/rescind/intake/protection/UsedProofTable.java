package org.rescind.intake.protection;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.rescind.messaging.Sql;

/** Proofs that were used, until they would no longer count anyway. */
@Singleton
class UsedProofTable {

    private final Sql sql;

    UsedProofTable(Sql sql) {
        this.sql = sql;
    }

    /** False when it was used before; of two at once the second waits for what becomes of the first. */
    boolean insert(Proof proof) {
        return sql.update(
                        "insert into used_proof (id, expires) values (?, ?) on conflict do nothing",
                        proof.id(),
                        proof.expires())
                == 1;
    }

    int deleteExpired(Instant now) {
        return sql.update("delete from used_proof where expires < ?", now);
    }
}
