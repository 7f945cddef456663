package org.rescind.intake.outcome;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.rescind.events.EventType;
import org.rescind.events.RequestResolved;
import org.rescind.messaging.EventCodec;
import org.rescind.messaging.Sql;

/** Parts of an outcome that wait for the others of their revision. */
@Singleton
class PartTable {

    private final Sql sql;
    private final EventCodec codec;

    PartTable(Sql sql, EventCodec codec) {
        this.sql = sql;
        this.codec = codec;
    }

    /** The whole outcome, when this was the part that was missing. */
    Optional<RequestResolved> collect(RequestResolved part) {
        if (part.parts() == 1) {
            return Optional.of(part);
        }
        sql.update(
                "insert into outcome_part (request, revision, part, body) values (?, ?, ?, ?) on conflict do nothing",
                part.request(),
                part.revision(),
                part.part(),
                codec.write(part));
        return isComplete(part) ? Optional.of(takeWhole(part)) : Optional.empty();
    }

    private boolean isComplete(RequestResolved part) {
        return sql.one(
                        "select count(*) from outcome_part where request = ? and revision = ?",
                        row -> row.getInt(1) == part.parts(),
                        part.request(),
                        part.revision())
                .orElse(false);
    }

    /** Earlier revisions that never became whole go with it. */
    private RequestResolved takeWhole(RequestResolved last) {
        List<RequestResolved> parts = sql.list(
                "select body from outcome_part where request = ? and revision = ? order by part",
                row -> (RequestResolved) codec.read(EventType.REQUEST_RESOLVED, row.getBytes(1)),
                last.request(),
                last.revision());
        sql.update("delete from outcome_part where request = ? and revision <= ?", last.request(), last.revision());
        return new RequestResolved(
                last.request(),
                last.revision(),
                1,
                1,
                parts.stream().flatMap(part -> part.references().stream()).toList(),
                last.datasets(),
                last.totals(),
                last.withdrawal());
    }
}
