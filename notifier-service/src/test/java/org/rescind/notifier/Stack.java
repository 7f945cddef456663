package org.rescind.notifier;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.rescind.events.Topic;
import org.rescind.stack.TestStack;

/** A real Kafka and PostgreSQL, with the topics that other services create. */
public class Stack implements QuarkusTestResourceLifecycleManager {

    static final String OPS_TOKEN = "ops-token-of-the-tests";

    /** Its value {@code none} leaves the mail server out. */
    public static final String MAIL = "mail";

    private boolean mail = true;

    @Override
    public void init(Map<String, String> arguments) {
        mail = !"none".equals(arguments.get(MAIL));
    }

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.shared();
        createTopics(stack.bootstrapServers());
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.jdbc.url", stack.jdbcUrl("notifier"));
        config.put("quarkus.datasource.username", "notifier");
        config.put("quarkus.datasource.password", "notifier");
        config.put("kafka.bootstrap.servers", stack.bootstrapServers());
        config.put("rescind.ops-token", OPS_TOKEN);
        config.put("rescind.encryption-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        if (mail) {
            config.put("rescind.mail.host", "localhost");
        }
        config.put("rescind.mail.port", "" + MailServer.start());
        config.put("rescind.mail.from", "rescind@publisher.example");
        config.put("rescind.mail.base-url", "https://rescind.publisher.example");
        config.put("rescind.mail.first-pause", "PT0.2S");
        config.put("rescind.mail.longest-pause", "PT0.5S");
        config.put("rescind.mail.timeout", "PT2S");
        config.put("rescind.ops-email", "ops@publisher.example");
        config.put("rescind.delivery.local", "true");
        config.put("rescind.delivery.first-pause", "PT0.1S");
        config.put("rescind.delivery.longest-pause", "PT0.4S");
        return config;
    }

    private static void createTopics(String bootstrapServers) {
        List<NewTopic> topics = Stream.of(Topic.REMOVAL_LOG, Topic.DATASETS, Topic.COPIES)
                .map(topic -> new NewTopic(topic.topicName(), Topic.PARTITIONS, (short) 1))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(topics).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void stop() {}
}
