package org.rescind.intake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.rescind.events.Topic;
import org.rescind.stack.TestStack;

/** A real PostgreSQL and Kafka, with the topics that the other services would have made. */
public class IntakeStack implements QuarkusTestResourceLifecycleManager {

    public static final String REVIEWER = "reviewer-token-of-the-tests";
    /** Two reviewers that have tokens of their own. */
    public static final String ADA = "token-of-ada";

    public static final String BEN = "token-of-ben";
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
                "rescind.ops-token",
                OPS,
                "rescind.reviewer-token",
                REVIEWER + ",ada:" + ADA + "\nben:" + BEN);
    }

    private static void createTopics(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Stream<NewTopic> topics =
                    OF_OTHERS.stream().map(topic -> new NewTopic(topic.topicName(), Topic.PARTITIONS, (short) 1));
            admin.createTopics(topics.toList()).all().get();
        } catch (Exception e) {
            throw new IllegalStateException("cannot create the topics", e);
        }
    }

    @Override
    public void stop() {}
}
