package org.rescind.stack;

import java.nio.file.Path;

/** Kafka as a process: {@code <directory> <port> <controller port> <ready file>}. */
final class KafkaProcess {
    private KafkaProcess() {}

    public static void main(String[] args) {
        var ready = new ReadyFile(Path.of(args[3]));
        ready.withdraw();
        // Kafka logs through slf4j; without this, the log4j that it carries complains of having nowhere to go.
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        var kafka = Kafka.start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
        var address = kafka.bootstrapServers();
        ready.announce(Integer.parseInt(address.substring(address.indexOf(':') + 1)));
        kafka.awaitShutdown();
    }
}
