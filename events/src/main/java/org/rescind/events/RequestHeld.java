package org.rescind.events;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;

/** Policy wants a person to look before a request enters the log. */
public record RequestHeld(UUID request, long revision, int photos, List<Dataset> datasets) implements Event {
    public RequestHeld {
        requireNonNull(request, "request");
        datasets = List.copyOf(datasets);
    }

    /** How many photos of one dataset the request would remove. */
    public record Dataset(String dataset, int photos) {
        public Dataset {
            requireNonNull(dataset, "dataset");
        }
    }

    @Override
    public String key() {
        return request.toString();
    }
}
