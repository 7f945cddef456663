package org.rescind.index.manifest;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.messaging.Sql;

/** Imports and how far they are. */
@Singleton
class ImportTable {

    enum State {
        RECEIVING,
        LOADING,
        COMPLETED,
        FAILED
    }

    /**
     * An import.
     *
     * @param part names the partition of records that it fills
     * @param format with its mapping, if it has one
     * @param read rows that are stored; loaded, suppressed and quarantined add up to it
     * @param lastLine where the last of them begins in the file
     * @param sending which sending of the file this is: it may be sent again
     * @param seconds from its start to when its sender was last heard, or its end
     */
    record Import(
            UUID id,
            int part,
            int release,
            String dataset,
            String format,
            State state,
            long read,
            long lastLine,
            long loaded,
            long suppressed,
            long quarantined,
            long receivedBytes,
            @Nullable Long totalBytes,
            int sending,
            double seconds,
            @Nullable String error) {

        /** Its last byte is durable. */
        boolean isStored() {
            return state == State.LOADING || state == State.COMPLETED;
        }
    }

    /** After this time without a sign the sender is taken for lost: longer than an HTTP connection may stay silent. */
    private static final String LOST = "touched_at < now() - interval '90 seconds'";

    private static final String SELECT = """
            select i.id, i.part, i.release, l.dataset, i.format, i.state, i.read, i.last_line, i.loaded, i.suppressed, i.quarantined,
                   i.received_bytes, i.total_bytes, i.sending, extract(epoch from i.touched_at - i.started_at), i.error
              from import i join release l on l.id = i.release""";

    private final Sql sql;

    ImportTable(Sql sql) {
        this.sql = sql;
    }

    Optional<Import> find(UUID id) {
        return sql.one(SELECT + " where i.id = ?", ImportTable::read, id);
    }

    /** Those whose last byte is stored and that nobody can see yet. */
    List<Import> loading() {
        return sql.list(SELECT + " where i.state = 'loading' order by i.part", ImportTable::read);
    }

    void failLost(int release) {
        sql.update(
                "update import set state = 'failed', error = 'the connection was lost' where release = ? and state = 'receiving' and "
                        + LOST,
                release);
    }

    /** False when another import of the release is under way, or this id is taken. */
    boolean start(UUID id, int release, Layout layout, @Nullable Long totalBytes) {
        return sql.update("""
                        insert into import (id, release, format, state, total_bytes) values (?, ?, ?, 'receiving', ?)
                        on conflict do nothing""", id, release, layout.name(), totalBytes) == 1;
    }

    /** Takes up an import where it stopped. Whoever sends it again need not wait until we have noticed that it was cut. */
    boolean resume(UUID id, int release) {
        return sql.update("""
                        update import set state = 'receiving', sending = sending + 1, error = null, touched_at = now()
                         where id = ? and release = ? and state in ('failed', 'receiving')
                           and not exists (select from import o
                                            where o.release = import.release and o.id <> import.id
                                              and o.state in ('receiving', 'loading'))""", id, release) == 1;
    }

    /**
     * Each step belongs to one sending: when the file is being sent again, the steps of the one before change nothing any
     * more. False when that is so.
     */
    boolean stored(Import which, long lastLine, long loaded, long quarantined, long receivedBytes) {
        return sql.update(
                        """
                        update import set read = read + ? + ?, loaded = loaded + ?, quarantined = quarantined + ?,
                               last_line = ?, received_bytes = ?, touched_at = now()
                         where id = ? and state = 'receiving' and sending = ?""",
                        loaded,
                        quarantined,
                        loaded,
                        quarantined,
                        lastLine,
                        receivedBytes,
                        which.id(),
                        which.sending())
                == 1;
    }

    boolean received(Import which, Frame frame) {
        return sql.update("""
                        update import set state = 'loading', head = ?, separator = ?, tail = ?, touched_at = now()
                         where id = ? and state = 'receiving' and sending = ?""", frame.head(), frame.separator(), frame.tail(), which.id(), which.sending()) == 1;
    }

    boolean failed(Import which, String error) {
        return sql.update("""
                        update import set state = 'failed', error = ?, finished_at = now()
                         where id = ? and state = 'receiving' and sending = ?""", error, which.id(), which.sending()) == 1;
    }

    /** Of a failed import, whose rows are gone: the next file under this id begins anew. */
    void forget(UUID id) {
        sql.update(
                "update import set read = 0, last_line = 0, loaded = 0, quarantined = 0, received_bytes = 0 where id = ?",
                id);
    }

    /**
     * Its rows are to be seen from the end of the transaction on. PostgreSQL never analyses tables as small as these two by
     * itself, takes them for hundreds of imports, and then reads all records of one instead of looking a photo up.
     */
    void visible(UUID id, int shelf) {
        sql.update("update import set shelf = ? where id = ?", shelf, id);
        sql.update("analyze import, release");
    }

    void completed(UUID id, long suppressed) {
        sql.update("""
                update import set state = 'completed', loaded = loaded - ?, suppressed = ?, finished_at = now(), touched_at = now()
                 where id = ? and state = 'loading'""", suppressed, suppressed, id);
    }

    private static Import read(ResultSet row) throws SQLException {
        return new Import(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                State.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getObject(13, Long.class),
                row.getInt(14),
                row.getDouble(15),
                row.getString(16));
    }
}
