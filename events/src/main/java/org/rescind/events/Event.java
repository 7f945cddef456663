package org.rescind.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A fact that one service tells the others. Names, topics and classes are bound together in {@link EventType}. */
public sealed interface Event
        permits CopyDownloaded,
                CoverageChanged,
                CoverageSummarised,
                DatasetChanged,
                InstitutionChanged,
                RemovalRequested,
                RemovalsAppended,
                RequestHeld,
                RequestResolved,
                RequestWithdrawn,
                ReviewDecided {

    /** The Kafka key: events with the same key keep their order. */
    @JsonIgnore
    String key();
}
