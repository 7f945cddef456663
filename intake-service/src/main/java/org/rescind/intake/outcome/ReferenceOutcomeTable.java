package org.rescind.intake.outcome;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.rescind.events.RequestResolved;
import org.rescind.intake.request.Tally;
import org.rescind.messaging.Sql;

/** What became of each reference. */
@Singleton
class ReferenceOutcomeTable {

    private record Row(UUID request, RequestResolved.Reference reference) {}

    private final Sql sql;

    ReferenceOutcomeTable(Sql sql) {
        this.sql = sql;
    }

    /** Those that were rejected or ambiguous when they were read keep the outcome that they got then. */
    void update(List<RequestResolved> news) {
        List<Row> rows = news.stream()
                .flatMap(one -> one.references().stream().map(reference -> new Row(one.request(), reference)))
                .toList();
        sql.update(
                """
                update reference r
                   set outcome = u.outcome, photos = u.photos, reason = u.reason
                  from unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::text[])
                       as u(request, ordinal, outcome, photos, reason)
                 where r.request = u.request and r.ordinal = u.ordinal and r.kind in ('photo', 'owner', 'alias')""",
                column(rows, Row::request, UUID[]::new),
                column(rows, row -> row.reference().ordinal(), Integer[]::new),
                column(rows, row -> row.reference().outcome().name().toLowerCase(Locale.ROOT), String[]::new),
                column(rows, row -> row.reference().photos(), Integer[]::new),
                column(rows, row -> row.reference().reason(), String[]::new));
    }

    Map<UUID, Tally> tally(List<UUID> requests) {
        return sql
                .list(
                        """
                        select request, count(*), count(*) filter (where outcome is null),
                               count(*) filter (where outcome = 'ambiguous'), count(*) filter (where outcome = 'refused')
                          from reference where request = any(?) group by request""",
                        row -> Map.entry(
                                row.getObject(1, UUID.class),
                                new Tally(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5))),
                        (Object) requests.toArray(UUID[]::new))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <T> T[] column(List<Row> rows, Function<Row, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
