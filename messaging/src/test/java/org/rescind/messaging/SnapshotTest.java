package org.rescind.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MessagingStack.class)
class SnapshotTest {

    @Inject
    Sql sql;

    @BeforeEach
    void aTable() {
        sql.update("create table if not exists seen (number int)");
        sql.update("delete from seen");
    }

    private static long rows(Sql sql) {
        return sql.one("select count(*) from seen", row -> row.getLong(1)).orElseThrow();
    }

    @Test
    void what_commits_after_its_first_statement_is_not_in_it() {
        try (Snapshot snapshot = sql.snapshot()) {
            sql.update("insert into seen values (1)");
            assertThat(rows(snapshot)).isEqualTo(1);
            sql.update("insert into seen values (2)");
            assertThat(rows(snapshot)).isEqualTo(1);
            assertThat(rows(sql)).isEqualTo(2);
        }
    }

    @Test
    void nothing_can_be_written_in_it_and_its_connection_is_as_before_when_it_is_closed() {
        for (int i = 0; i < 30; i++) {
            try (Snapshot snapshot = sql.snapshot()) {
                assertThatThrownBy(() -> snapshot.update("insert into seen values (1)"))
                        .isInstanceOf(DatabaseException.class);
            }
            sql.update("insert into seen values (2)");
        }
        assertThat(rows(sql)).isEqualTo(30);
    }
}
