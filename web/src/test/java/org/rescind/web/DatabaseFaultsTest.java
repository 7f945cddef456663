package org.rescind.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.rescind.messaging.DatabaseException;

class DatabaseFaultsTest {

    @Test
    void a_full_disk_is_said_to_be_full_and_a_silent_database_to_be_silent() {
        HttpProblem full = answerTo("53100");
        HttpProblem silent = answerTo("57P01");

        assertThat(full.getDetail()).contains("no space left");
        assertThat(full.getHeaders()).containsEntry("Retry-After", "60");
        assertThat(silent.getDetail()).contains("does not answer");
        assertThat(silent.getHeaders()).containsEntry("Retry-After", "5");
    }

    private static HttpProblem answerTo(String state) {
        DatabaseException fault = new DatabaseException(new SQLException("x", state));
        assertThat(DatabaseFaults.passes(fault)).isTrue();
        return ProblemMappers.unavailable(fault);
    }
}
