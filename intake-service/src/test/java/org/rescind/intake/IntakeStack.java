package org.rescind.intake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
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
    /** Two reviewers that have tokens of their own. */
    public static final String ADA = "token-of-ada";

    public static final String BEN = "token-of-ben";
    public static final String OPS = "ops-token-of-the-tests";

    public static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    public static final String OLDER_KEY = "YW4gb2xkZXIga2V5LCBhbHNvIDMyIGJ5dGVzIGxvbmc=";

    private static final List<Topic> OF_OTHERS =
            List.of(Topic.REQUEST_OUTCOMES, Topic.COVERAGE, Topic.DATASETS, Topic.INSTITUTIONS);

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.shared();
        createTopics(stack.bootstrapServers());
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.jdbc.url", stack.jdbcUrl("intake"));
        config.put("quarkus.datasource.username", "intake");
        config.put("quarkus.datasource.password", "intake");
        config.put("kafka.bootstrap.servers", stack.bootstrapServers());
        config.put("rescind.encryption-key", KEY + "," + OLDER_KEY);
        config.put("rescind.http.body-time", "PT8S");
        config.put("rescind.protection.scale", "100000");
        config.put("rescind.ops-token", OPS);
        config.put("rescind.reviewer-token", REVIEWER + ",ada:" + ADA + "\nben:" + BEN);
        config.put("rescind.retention-every", "PT0.2S");
        config.put("rescind.mail.host", "localhost");
        config.put("rescind.mail.port", "" + MailServer.start());
        config.put("rescind.mail.from", "rescind@publisher.example");
        config.put("rescind.mail.every", "PT0.2S");
        config.put("rescind.mail.first-pause", "PT0.2S");
        config.put("rescind.mail.longest-pause", "PT0.5S");
        config.put("rescind.mail.timeout", "PT2S");
        return config;
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
