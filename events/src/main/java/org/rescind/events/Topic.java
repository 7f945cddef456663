package org.rescind.events;

import java.util.Arrays;

/** A Kafka topic. The service that produces it creates it, with {@link #PARTITIONS} partitions. */
public enum Topic {
    DATASETS("datasets", Retention.COMPACTED),
    REMOVAL_REQUESTS("removal-requests", Retention.THIRTY_DAYS),
    REQUEST_OUTCOMES("request-outcomes", Retention.THIRTY_DAYS),
    REMOVAL_LOG("removal-log", Retention.FOR_EVER),
    COPIES("copies", Retention.THIRTY_DAYS),
    INSTITUTIONS("institutions", Retention.COMPACTED),
    COVERAGE("coverage", Retention.COMPACTED);

    /** How long a topic keeps what was written. */
    public enum Retention {
        COMPACTED,
        FOR_EVER,
        THIRTY_DAYS
    }

    public static final int PARTITIONS = 6;

    /** The largest message in bytes; a larger set travels as parts, applied when all have arrived. */
    public static final int MAX_MESSAGE_BYTES = 256 * 1024;

    private final String topicName;
    private final Retention retention;

    Topic(String topicName, Retention retention) {
        this.topicName = topicName;
        this.retention = retention;
    }

    /** @throws java.util.NoSuchElementException when no topic has this name */
    public static Topic named(String name) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(name))
                .findFirst()
                .orElseThrow();
    }

    public String topicName() {
        return topicName;
    }

    public Retention retention() {
        return retention;
    }
}
