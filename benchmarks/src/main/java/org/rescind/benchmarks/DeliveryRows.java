package org.rescind.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What is usual instead of a cursor: a row for each entry and institution, inserted when the entry is, claimed, and done. As
 * frugal as that can be: no bodies in it, a thousand rows in each transaction, and one index beside the key.
 */
final class DeliveryRows {
    private static final int BATCH = 1_000;

    private static final String INSERT = """
            insert into bench.delivery (entry, institution)
            select entry, institution from generate_series(?, ?) entry, bench.partner""";
    private static final String CLAIM = """
            update bench.delivery set state = 'SENDING', lease_until = now() + interval '35 seconds', attempts = attempts + 1
             where id in (select id from bench.delivery where state = 'DUE' order by next_attempt_at
                           limit %d for update skip locked)""".formatted(BATCH);
    private static final String DONE = """
            update bench.delivery set state = 'DONE', status = 200, done_at = now(), lease_until = null
             where state = 'SENDING'""";

    private final Database database;
    private long entries;

    DeliveryRows(Database database) throws SQLException {
        this.database = database;
        database.execute(
                "drop table if exists bench.delivery",
                """
                create table bench.delivery (
                    id              bigint      generated always as identity primary key,
                    entry           bigint      not null,
                    institution     uuid        not null,
                    state           text        not null default 'DUE',
                    attempts        int         not null default 0,
                    next_attempt_at timestamptz not null default now(),
                    lease_until     timestamptz,
                    status          int,
                    done_at         timestamptz)""",
                "create index on bench.delivery (next_attempt_at) where state = 'DUE'",
                "create index on bench.delivery (id) where state = 'SENDING'");
    }

    /** So many times, so many entries to each institution. */
    void deliver(int times, int each) throws SQLException {
        try (var connection = database.connect()) {
            for (var i = 0; i < times; i++) {
                var left = insert(connection, each);
                while (left > 0) {
                    left -= update(connection, CLAIM);
                    update(connection, DONE);
                }
            }
        }
    }

    private int insert(Connection connection, int each) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, entries + 1);
            statement.setLong(2, entries + each);
            entries += each;
            return statement.executeUpdate();
        }
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
