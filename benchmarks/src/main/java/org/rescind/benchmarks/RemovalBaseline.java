package org.rescind.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The same rows as of a burst of requests, written by one transaction that knows all of it beforehand. */
final class RemovalBaseline {
    private static final String KEY = "decode(repeat('5a', 32), 'hex')";
    private static final List<String> TABLES = List.of(
            "request",
            "request_part",
            "request_reference",
            "account_photo",
            "claim",
            "account_suppression",
            "photo_suppression",
            "removal",
            "request_dataset");

    private static final String REQUESTS = """
            insert into bench.request (id, received_at, parts, state, photos_claimed, removed, revision)
            select id, now(), 1, 'resolved', %1$d, %1$d, 1 from unnest(?::uuid[]) id""".formatted(Photos.PHOTOS_OF_A_REQUESTER);
    private static final String PARTS =
            "insert into bench.request_part (request, part) select id, 1 from unnest(?::uuid[]) id";
    private static final String REFERENCES = """
            insert into bench.request_reference (request, ordinal, kind, value, outcome, photos)
            select id, 1, 'owner', nsid, 'removed', %d from unnest(?::uuid[], ?::text[]) asked (id, nsid)""".formatted(Photos.PHOTOS_OF_A_REQUESTER);
    private static final String CLAIMS = """
            insert into bench.claim (request, ordinal, photo)
            select id, 1, r.photo
              from unnest(?::uuid[], ?::text[]) asked (id, nsid) join record r on r.nsid = asked.nsid""";
    private static final String ACCOUNT_PHOTOS = """
            insert into bench.account_photo (account, photo_hash, photo)
            select keyed_hash(%1$s, ref.value), keyed_hash(%1$s, c.photo), c.photo
              from bench.claim c join bench.request_reference ref using (request, ordinal)""".formatted(KEY);
    private static final String ACCOUNT_SUPPRESSIONS = """
            insert into bench.account_suppression (account, dataset, request)
            select keyed_hash(%s, value), '*', request from bench.request_reference""".formatted(KEY);
    private static final String PHOTO_SUPPRESSIONS = """
            insert into bench.photo_suppression (photo, dataset, request)
            select keyed_hash(%s, photo), '*', request from bench.claim""".formatted(KEY);
    private static final String ENTRIES = """
            insert into bench.removal (dataset, position, photo, photo_hash, request, records, removed_at, entry)
            select ?, position, photo, keyed_hash(KEY, photo), request, records, now(),
                   format('{"position":%s,"photo":"%s","releases":["1"],"removedAt":"%s","reason":"data_subject_request"}',
                          position, photo, now())
              from (select c.request, c.photo, count(*) as records,
                           row_number() over (order by c.request, c.photo) as position
                      from bench.claim c join record r on r.import = ? and r.photo = c.photo
                     group by c.request, c.photo) found""".replace("KEY", KEY);
    private static final String DATASETS = """
            insert into bench.request_dataset (request, dataset, photos, records, first_position, last_position)
            select request, dataset, count(*), sum(records), min(position), max(position)
              from bench.removal group by request, dataset""";

    private final Database database;
    private final Corpus corpus;

    RemovalBaseline(Database database, Corpus corpus) throws SQLException {
        this.database = database;
        this.corpus = corpus;
        database.execute("create schema if not exists bench");
        for (var table : TABLES) {
            database.execute(
                    "drop table if exists bench." + table,
                    "create table bench." + table + " (like public." + table + " including all)");
        }
    }

    /** Photos a second. */
    double take(RemovalMeasure.Burst burst) throws SQLException {
        for (var table : TABLES) {
            database.execute("truncate bench." + table);
        }
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            var requests = connection.createArrayOf("uuid", burst.requests().toArray());
            var accounts = connection.createArrayOf("text", burst.accounts().toArray());
            var began = System.nanoTime();
            execute(connection, REQUESTS, requests);
            execute(connection, PARTS, requests);
            execute(connection, REFERENCES, requests, accounts);
            execute(connection, CLAIMS, requests, accounts);
            execute(connection, ACCOUNT_PHOTOS);
            execute(connection, ACCOUNT_SUPPRESSIONS);
            execute(connection, PHOTO_SUPPRESSIONS);
            var entries = execute(
                    connection,
                    ENTRIES,
                    corpus.faces().dataset(),
                    corpus.faces().shelf());
            execute(connection, DATASETS);
            connection.commit();
            var seconds = Ground.seconds(began);
            if (entries != burst.photos()) {
                throw new BenchException("The baseline made " + entries + " entries instead of " + burst.photos());
            }
            return burst.photos() / seconds;
        }
    }

    private static int execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}
