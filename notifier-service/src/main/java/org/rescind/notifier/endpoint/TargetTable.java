package org.rescind.notifier.endpoint;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.rescind.messaging.Sql;

/** Where to send what, with the secrets that hold at this moment. */
@Singleton
public class TargetTable {

    /** What {@link #read} reads, of a table {@code endpoint e}. */
    public static final String COLUMNS = """
            e.url, e.secret_encrypted,
            case when e.previous_secret_until > now() then e.previous_secret_encrypted end as previous_secret_encrypted,
            e.header_encrypted""";

    private final Sql sql;

    TargetTable(Sql sql) {
        this.sql = sql;
    }

    SealedTarget find(UUID institution) {
        return sql.one(
                        "select " + COLUMNS + " from endpoint e where e.institution = ?",
                        row -> read(institution, row, 1),
                        institution)
                .orElseThrow();
    }

    public static SealedTarget read(UUID institution, ResultSet row, int first) throws SQLException {
        return new SealedTarget(
                institution,
                row.getString(first),
                row.getBytes(first + 1),
                row.getBytes(first + 2),
                row.getBytes(first + 3));
    }
}
