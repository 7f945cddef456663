package org.rescind.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TestStackTest {
    private final TestStack stack = TestStack.shared();

    @Test
    void a_database_is_usable_by_its_own_role_and_by_no_other() throws SQLException {
        var ours = stack.jdbcUrl("ours");
        stack.jdbcUrl("theirs");

        try (var connection = DriverManager.getConnection(ours, "ours", "ours");
                var sql = connection.createStatement()) {
            sql.execute("create table thing (id int)");
        }
        assertThatThrownBy(() ->
                        DriverManager.getConnection(ours, "theirs", "theirs").close())
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(
                        () -> DriverManager.getConnection(ours, "ours", "wrong").close())
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(
                        () -> DriverManager.getConnection(ours, "postgres", "").close())
                .isInstanceOf(SQLException.class);
    }

    @Test
    void the_broker_takes_topics() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("thing", 6, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            Set<String> names = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            assertThat(names).contains("thing");
        }
    }

    @Test
    void every_caller_in_the_jvm_gets_the_same_servers() {
        assertThat(TestStack.shared().bootstrapServers()).isEqualTo(stack.bootstrapServers());
        assertThat(TestStack.shared().jdbcUrl("ours")).isEqualTo(stack.jdbcUrl("ours"));
    }
}
