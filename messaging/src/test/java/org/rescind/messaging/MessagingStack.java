package org.rescind.messaging;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.rescind.stack.TestStack;

public class MessagingStack implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.shared();
        return Map.of(
                "quarkus.datasource.jdbc.url",
                stack.jdbcUrl("messaging"),
                "quarkus.datasource.username",
                "messaging",
                "quarkus.datasource.password",
                "messaging",
                "kafka.bootstrap.servers",
                stack.bootstrapServers());
    }

    @Override
    public void stop() {
        // The stack is shared by the JVM and ends with it.
    }
}
