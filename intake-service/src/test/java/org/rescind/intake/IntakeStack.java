package org.rescind.intake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.rescind.events.Topic;
import org.rescind.stack.TestStack;

/** A real PostgreSQL and Kafka, with the topics that the other services would have made. */
public class IntakeStack implements QuarkusTestResourceLifecycleManager {

    public static final String REVIEWER = "reviewer-token-of-the-tests";
    public static final String OPS = "ops-token-of-the-tests";

    private static final List<Topic> OF_OTHERS =
            List.of(Topic.REQUEST_OUTCOMES, Topic.COVERAGE, Topic.DATASETS, Topic.INSTITUTIONS);

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.shared();
        createTopics(stack.bootstrapServers());
        return Map.of(
                "quarkus.datasource.jdbc.url",
                stack.jdbcUrl("intake"),
                "quarkus.datasource.username",
                "intake",
                "quarkus.datasource.password",
                "intake",
                "kafka.bootstrap.servers",
                stack.bootstrapServers(),
                "rescind.encryption-key",
                "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "rescind.http.body-time",
                "PT8S",
                "rescind.protection.scale",
                "100000",
                "rescind.ops-token",
                OPS,
                "rescind.reviewer-token",
                REVIEWER);
    }

    private static void createTopics(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            // They are there when another application of this run was tested before.
            Set<String> existing = admin.listTopics().names().get();
            Stream<NewTopic> missing = OF_OTHERS.stream()
                    .map(Topic::topicName)
                    .filter(name -> !existing.contains(name))
                    .map(name -> new NewTopic(name, Topic.PARTITIONS, (short) 1));
            admin.createTopics(missing.toList()).all().get();
        } catch (Exception e) {
            throw new IllegalStateException("cannot create the topics", e);
        }
    }

    @Override
    public void stop() {}
}
