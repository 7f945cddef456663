package org.rescind.index.manifest;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.rescind.messaging.Sql;

/** Rows that could not be read as records: with line, byte offset and reason, never served and never lost. */
@Singleton
class QuarantinedRowTable {

    /** @param start the first characters of the row, bytes beyond ASCII as they would be in ISO 8859-1 */
    record QuarantinedRow(long line, long byteOffset, String reason, String start) {}

    private static final int SHOWN_BYTES = 200;

    private final Sql sql;

    QuarantinedRowTable(Sql sql) {
        this.sql = sql;
    }

    void insert(int part, List<Batch.Refused> rows) {
        if (rows.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into quarantined_row (import, line, byte_offset, reason, raw)
                select ?, line, byte_offset, reason, decode(raw, 'base64')
                  from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[]) as new (line, byte_offset, reason, raw)""",
                part,
                rows.stream().map(Batch.Refused::line).toArray(Long[]::new),
                rows.stream().map(Batch.Refused::byteOffset).toArray(Long[]::new),
                rows.stream().map(Batch.Refused::reason).toArray(String[]::new),
                rows.stream()
                        .map(row -> Base64.getEncoder().encodeToString(row.raw()))
                        .toArray(String[]::new));
    }

    void clear(int part) {
        sql.update("delete from quarantined_row where import = ?", part);
    }

    List<QuarantinedRow> list(int part, long afterLine, int limit) {
        return sql.list(
                """
                select line, byte_offset, reason, substr(raw, 1, ?) from quarantined_row
                 where import = ? and line > ? order by line limit ?""",
                row -> new QuarantinedRow(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        new String(row.getBytes(4), StandardCharsets.ISO_8859_1)),
                SHOWN_BYTES,
                part,
                afterLine,
                limit);
    }
}
