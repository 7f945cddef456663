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

/** What was pasted: one row each, written once, in one statement with the request and the key that sealed it. */
@Singleton
class ReferenceTable {

    private record Row(UUID request, RemovalRequested.Reference reference) {}

    private final Sql sql;

    ReferenceTable(Sql sql) {
        this.sql = sql;
    }

    /** A request as it arrives, with all that it asks for. Nothing is known of it yet. */
    void insert(RemovalRequest request, RequestKey key, List<ReadReference> references) {
        byte[][] inputs = references.stream()
                .map(reference -> key.sealInput(reference.input(), reference.ordinal()))
                .toArray(byte[][]::new);
        List<String> datasets = request.datasets;
        sql.update(
                """
                with asked as (
                     insert into request (id, case_key_sha256, status, datasets, relationship, regime, language,
                                          contact_encrypted, message_encrypted, received_at, expected_by, reference_count,
                                          closed_at, version, published_version, revision, held_revision,
                                          photos_claimed, removed, already_removed, not_found, refused)
                     values (?, ?, ?, ?::text[], ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, 0, 0, 0, 0, 0, 0, 0, 0)
                     returning id),
                key as (insert into request_key (request, wrapped) select id, ? from asked)
                insert into reference (request, ordinal, input_encrypted, kind, value, outcome, reason)
                select asked.id, t.*
                  from asked, unnest(?::int[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[]) t""",
                request.id,
                request.caseKeySha256,
                request.status.wireName,
                datasets == null ? null : datasets.toArray(String[]::new),
                request.relationship.wireName,
                request.regime == null ? null : request.regime.wireName,
                request.language,
                request.contactEncrypted,
                request.messageEncrypted,
                request.receivedAt,
                request.expectedBy,
                request.referenceCount,
                request.closedAt,
                request.version,
                key.wrapped(),
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
