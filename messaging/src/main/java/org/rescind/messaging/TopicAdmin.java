package org.rescind.messaging;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.rescind.events.Topic;

/** Creates topics, and knows their ids. */
@Singleton
public class TopicAdmin {

    private static final Logger LOG = Logger.getLogger(TopicAdmin.class);
    private static final int TIMEOUT_SECONDS = 15;

    private final Admin admin;
    private final short replication;
    private final Map<String, UUID> ids = new ConcurrentHashMap<>();

    TopicAdmin(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "rescind.messaging.topic-replication", defaultValue = "1") short replication) {
        this.replication = replication;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000));
    }

    /** Creates the topic unless it is there. */
    void create(Topic topic) {
        try {
            admin.createTopics(List.of(definition(topic))).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            LOG.infof("created topic %s", topic.topicName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topic " + topic.topicName(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("cannot create topic " + topic.topicName(), e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot create topic " + topic.topicName(), e);
            }
        }
    }

    private NewTopic definition(Topic topic) {
        Map<String, String> config = switch (topic.retention()) {
            case COMPACTED -> Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            case FOR_EVER -> Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");
            case THIRTY_DAYS ->
                Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(Duration.ofDays(30).toMillis()));
        };
        return new NewTopic(topic.topicName(), Topic.PARTITIONS, replication).configs(config);
    }

    /** The id as last looked up: a topic that was deleted and made again has another. */
    UUID id(String topic) {
        UUID known = ids.get(topic);
        return known != null ? known : lookUp(topic);
    }

    UUID lookUp(String topic) {
        return find(topic).orElseThrow(() -> new IllegalStateException("there is no topic " + topic + " yet"));
    }

    /** Asks Kafka; empty when there is no such topic, also for a moment after it was created. */
    Optional<UUID> find(String topic) {
        try {
            Uuid id = admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .topicId();
            UUID found = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
            ids.put(topic, found);
            return Optional.of(found);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the id of topic " + topic, e);
        } catch (ExecutionException | TimeoutException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new IllegalStateException("cannot ask Kafka for the id of topic " + topic, e);
        }
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
