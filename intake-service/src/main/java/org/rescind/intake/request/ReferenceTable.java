package org.rescind.intake.request;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.rescind.events.RemovalRequested;
import org.rescind.messaging.Sql;

/** What was pasted: one row each, written once and at once, with the key that sealed it. */
@Singleton
class ReferenceTable {

    private record Row(UUID request, RemovalRequested.Reference reference) {}

    private final Sql sql;

    ReferenceTable(Sql sql) {
        this.sql = sql;
    }

    void insert(UUID request, RequestKey key, List<ReadReference> references) {
        byte[][] inputs = references.stream()
                .map(reference -> key.sealInput(reference.input(), reference.ordinal()))
                .toArray(byte[][]::new);
        sql.update(
                """
                with key as (insert into request_key (request, wrapped) values (?, ?))
                insert into reference (request, ordinal, input_encrypted, kind, value, outcome, reason)
                select ?, t.* from unnest(?::int[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[]) t""",
                request,
                key.wrapped(),
                request,
                references.stream().map(ReadReference::ordinal).toArray(Integer[]::new),
                inputs,
                column(references, reference -> reference.reading().kind().wireName()),
                column(references, reference -> reference.reading().value()),
                column(references, ReadReference::outcomeAtOnce),
                column(references, reference -> reference.reading().reason()));
    }

    /** The references that index is to resolve, by request; none of one that was erased. */
    Map<UUID, List<RemovalRequested.Reference>> toResolve(List<UUID> requests) {
        return sql
                .list(
                        """
                        select request, ordinal, kind, value from reference
                         where request = any(?) and kind in ('photo', 'owner', 'alias') and value is not null
                         order by request, ordinal""",
                        row -> new Row(
                                row.getObject(1, UUID.class),
                                new RemovalRequested.Reference(row.getInt(2), row.getString(3), row.getString(4))),
                        (Object) requests.toArray(UUID[]::new))
                .stream()
                .collect(groupingBy(Row::request, mapping(Row::reference, toList())));
    }

    private static String[] column(List<ReadReference> references, Function<ReadReference, String> value) {
        return references.stream().map(value).toArray(String[]::new);
    }
}
