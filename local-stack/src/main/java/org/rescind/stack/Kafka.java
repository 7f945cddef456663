package org.rescind.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real broker in this JVM: KRaft, broker and controller in one, its data kept in a directory. */
public final class Kafka implements AutoCloseable {
    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private Kafka(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts the broker and returns when it answers; a port of 0 is replaced by a free one. */
    public static Kafka start(Path dir, int brokerPort, int controllerPort) {
        var free = Ports.twoFree();
        var broker = "127.0.0.1:" + (brokerPort == 0 ? free[0] : brokerPort);
        var controller = "127.0.0.1:" + (controllerPort == 0 ? free[1] : controllerPort);
        var data = dir.toAbsolutePath().resolve("data");
        if (data.toString().contains(",")) {
            throw new IllegalArgumentException("Kafka reads a comma in a directory as two directories: " + data);
        }
        var config = config(data, broker, controller);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(dir, config);
        }
        var server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
        server.startup();
        return new Kafka(server, broker);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Returns when the broker has stopped, whoever stopped it. */
    void awaitShutdown() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static Properties config(Path data, String broker, String controller) {
        var config = new Properties();
        config.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@" + controller,
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                "PLAINTEXT://" + broker + ",CONTROLLER://" + controller,
                "advertised.listeners",
                "PLAINTEXT://" + broker,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                data.toString()));
        config.putAll(Map.of(
                "auto.create.topics.enable", "false",
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "6",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0"));
        // One small machine: the defaults take 128 MB of heap for the log cleaner alone.
        config.putAll(Map.of(
                "log.cleaner.dedupe.buffer.size", "8388608",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "4"));
        return config;
    }

    private static void format(Path dir, Properties config) {
        var file = dir.resolve("format.properties");
        var said = new ByteArrayOutputStream();
        try {
            Files.createDirectories(dir);
            try (var out = Files.newBufferedWriter(file)) {
                config.store(out, null);
            }
            var arguments = new String[] {
                "format",
                "--ignore-formatted",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                file.toString()
            };
            var status = StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
            if (status != 0) {
                throw new IllegalStateException("Kafka's storage could not be formatted in " + dir + ": "
                        + said.toString(StandardCharsets.UTF_8));
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka's storage could not be formatted in " + dir, e);
        }
    }
}
