package org.rescind.events;

import static org.rescind.events.Topic.COPIES;
import static org.rescind.events.Topic.COVERAGE;
import static org.rescind.events.Topic.DATASETS;
import static org.rescind.events.Topic.INSTITUTIONS;
import static org.rescind.events.Topic.REMOVAL_LOG;
import static org.rescind.events.Topic.REMOVAL_REQUESTS;
import static org.rescind.events.Topic.REQUEST_OUTCOMES;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every event with its name on the wire (the CloudEvents {@code type}), its topic and its record. */
public enum EventType {
    DATASET_CHANGED("dataset-changed", DATASETS, DatasetChanged.class),
    REMOVAL_REQUESTED("removal-requested", REMOVAL_REQUESTS, RemovalRequested.class),
    REVIEW_DECIDED("review-decided", REMOVAL_REQUESTS, ReviewDecided.class),
    REQUEST_WITHDRAWN("request-withdrawn", REMOVAL_REQUESTS, RequestWithdrawn.class),
    REQUEST_RESOLVED("request-resolved", REQUEST_OUTCOMES, RequestResolved.class),
    REQUEST_HELD("request-held", REQUEST_OUTCOMES, RequestHeld.class),
    REMOVALS_APPENDED("removals-appended", REMOVAL_LOG, RemovalsAppended.class),
    COPY_DOWNLOADED("copy-downloaded", COPIES, CopyDownloaded.class),
    INSTITUTION_CHANGED("institution-changed", INSTITUTIONS, InstitutionChanged.class),
    COVERAGE_CHANGED("coverage-changed", COVERAGE, CoverageChanged.class),
    COVERAGE_SUMMARISED("coverage-summarised", COVERAGE, CoverageSummarised.class);

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::wireName, Function.identity()));
    private static final Map<Class<? extends Event>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::record, Function.identity()));

    private final String eventName;
    private final Topic topic;
    private final Class<? extends Event> record;

    EventType(String eventName, Topic topic, Class<? extends Event> record) {
        this.eventName = eventName;
        this.topic = topic;
        this.record = record;
    }

    public static Optional<EventType> ofWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    public static EventType of(Event event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("no event type for " + event.getClass());
        }
        return type;
    }

    /** For example {@code removals-appended}: the name of its schema and of its golden file. */
    public String eventName() {
        return eventName;
    }

    /** For example {@code org.rescind.removals-appended.v1}: the CloudEvents type, which carries the schema version. */
    public String wireName() {
        return "org.rescind." + eventName + ".v1";
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends Event> record() {
        return record;
    }
}
