package org.rescind.notifier.delivery;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.rescind.messaging.Sql;

/** What follows from attempts for the state of their endpoints. */
@Singleton
class EndpointStateTable {

    private final Sql sql;

    EndpointStateTable(Sql sql) {
        this.sql = sql;
    }

    /** An endpoint that was paused, or moved to another URL meanwhile, stays as it is. */
    void move(List<Delivery> deliveries) {
        sql.update(
                """
                update endpoint e
                   set state = a.state, last_error = a.error, verified = verified and a.state <> 'DISABLED',
                       since = case when e.state = a.state then e.since else now() end
                  from (select distinct on (institution) * from unnest(?, ?, ?, ?) with ordinality
                               as u (institution, url, state, error, nr) order by institution, nr desc) a
                 where e.institution = a.institution and e.url = a.url and e.state in ('ACTIVE', 'FAILING')
                   and (e.state <> a.state or e.last_error is distinct from a.error)""",
                column(deliveries, a -> a.claim().institution(), UUID[]::new),
                column(deliveries, a -> a.claim().target().url(), String[]::new),
                column(deliveries, Delivery::endpointState, String[]::new),
                column(deliveries, a -> a.answer().error(), String[]::new));
    }

    private static <T> T[] column(List<Delivery> deliveries, Function<Delivery, T> value, IntFunction<T[]> array) {
        return deliveries.stream().map(value).toArray(array);
    }
}
