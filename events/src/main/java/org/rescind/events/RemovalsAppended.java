package org.rescind.events;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Consecutive entries {@code first..last} were appended to a dataset's removal log. */
public record RemovalsAppended(String dataset, long first, long last, List<RemovalEntry> entries) implements Event {
    public RemovalsAppended {
        requireNonNull(dataset, "dataset");
        entries = List.copyOf(entries);
    }

    @Override
    public String key() {
        return dataset;
    }
}
