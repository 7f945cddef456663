package org.rescind.index;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.rescind.events.Topic;
import org.rescind.stack.TestStack;

/** A real PostgreSQL and a real Kafka, with the topics that other services create. */
public class IndexStack implements QuarkusTestResourceLifecycleManager {

    static final String OPS_TOKEN = "ops-token-of-the-tests";
    public static final String LOOK_UP_TOKEN = "look-up-token-of-the-tests";

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.shared();
        createTopics(stack.bootstrapServers(), Topic.REMOVAL_REQUESTS, Topic.INSTITUTIONS);
        return Map.of(
                "quarkus.datasource.jdbc.url",
                stack.jdbcUrl("index"),
                "quarkus.datasource.username",
                "index",
                "quarkus.datasource.password",
                "index",
                "kafka.bootstrap.servers",
                stack.bootstrapServers(),
                "rescind.ops-token",
                OPS_TOKEN,
                "rescind.search.look-up-token",
                LOOK_UP_TOKEN,
                "rescind.policy",
                policy(),
                "rescind.erase-after",
                "PT0S",
                "rescind.suppression-key",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    }

    String policy() {
        return "open";
    }

    private static void createTopics(String bootstrapServers, Topic... topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<NewTopic> missing = Stream.of(topics)
                    .map(Topic::topicName)
                    .filter(name -> !existing(admin).contains(name))
                    .map(name -> new NewTopic(name, Topic.PARTITIONS, (short) 1))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (Exception e) {
            throw new IllegalStateException("cannot create topics", e);
        }
    }

    private static java.util.Set<String> existing(Admin admin) {
        try {
            return admin.listTopics().names().get();
        } catch (Exception e) {
            throw new IllegalStateException("cannot list topics", e);
        }
    }

    @Override
    public void stop() {
        // The stack is shared by the JVM and ends with it.
    }
}
