package org.rescind.events;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Policy wants a person to look before a request enters the log. */
public record RequestHeld(UUID request, long revision, int photos, List<Dataset> datasets) implements Event {
    public RequestHeld {
        requireNonNull(request, "request");
        datasets = List.copyOf(datasets);
    }

    /**
     * How many photos of one dataset the request would remove.
     *
     * @param size the records of the dataset
     * @param hidden how many of the photos are hidden until the decision
     */
    public record Dataset(
            String dataset,
            int photos,
            @Nullable Long size,
            @Nullable Integer hidden) {
        public Dataset {
            requireNonNull(dataset, "dataset");
        }

        public Dataset(String dataset, int photos) {
            this(dataset, photos, null, null);
        }
    }

    @Override
    public String key() {
        return request.toString();
    }
}
