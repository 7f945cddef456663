package org.rescind.intake.outcome;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.rescind.events.RequestResolved;
import org.rescind.intake.request.Positions;
import org.rescind.messaging.Sql;

/** Where the photos of requests stand in the removal logs. */
@Singleton
class RequestDatasetTable {

    private record Row(UUID request, RequestResolved.Dataset dataset) {}

    private final Sql sql;

    RequestDatasetTable(Sql sql) {
        this.sql = sql;
    }

    /** Returns what that means for each request, compared with what was stored. */
    Map<UUID, Positions> replace(List<RequestResolved> news) {
        UUID[] requests = news.stream().map(RequestResolved::request).toArray(UUID[]::new);
        List<Row> rows = news.stream()
                .flatMap(one -> one.datasets().stream()
                        .filter(dataset -> dataset.lastPosition() > 0)
                        .map(dataset -> new Row(one.request(), dataset)))
                .toList();
        UUID[] request = column(rows, Row::request, UUID[]::new);
        String[] dataset = column(rows, row -> row.dataset().dataset(), String[]::new);
        Long[] last = column(rows, row -> row.dataset().lastPosition(), Long[]::new);
        Map<UUID, Positions> positions = compare(requests, request, dataset, last);
        deleteOthers(requests, request, dataset);
        upsert(rows, request, dataset, last);
        return positions;
    }

    private Map<UUID, Positions> compare(UUID[] requests, UUID[] request, String[] dataset, Long[] last) {
        return sql
                .list(
                        """
                        select a.request,
                               count(n.dataset) > 0,
                               coalesce(bool_or(n.last_position > coalesce(k.last_position, 0)), false)
                          from unnest(?::uuid[]) as a(request)
                          left join unnest(?::uuid[], ?::text[], ?::bigint[]) as n(request, dataset, last_position)
                            on n.request = a.request
                          left join request_dataset k on k.request = n.request and k.dataset = n.dataset
                         group by a.request""",
                        row -> Map.entry(row.getObject(1, UUID.class), positions(row.getBoolean(2), row.getBoolean(3))),
                        requests,
                        request,
                        dataset,
                        last)
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Positions positions(boolean any, boolean higher) {
        if (higher) {
            return Positions.NEW;
        }
        return any ? Positions.KNOWN : Positions.NONE;
    }

    private void deleteOthers(UUID[] requests, UUID[] request, String[] dataset) {
        sql.update("""
                delete from request_dataset
                 where request = any(?)
                   and (request, dataset) not in (select * from unnest(?::uuid[], ?::text[]))""", requests, request, dataset);
    }

    private void upsert(List<Row> rows, UUID[] request, String[] dataset, Long[] last) {
        sql.update(
                """
                insert into request_dataset (request, dataset, photos, records, first_position, last_position)
                select * from unnest(?::uuid[], ?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[])
                on conflict (request, dataset) do update
                   set photos = excluded.photos, records = excluded.records,
                       first_position = excluded.first_position, last_position = excluded.last_position,
                       removed_at = case when excluded.last_position > request_dataset.last_position
                                         then now() else request_dataset.removed_at end""",
                request,
                dataset,
                column(rows, row -> row.dataset().photos(), Integer[]::new),
                column(rows, row -> row.dataset().records(), Long[]::new),
                column(rows, row -> row.dataset().firstPosition(), Long[]::new),
                last);
    }

    private static <T> T[] column(List<Row> rows, Function<Row, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
