package org.rescind.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request: the outcome of each reference and where its photos stand in each log.
 *
 * @param revision only grows; a higher one replaces a lower one as a whole
 * @param part 1-based; a revision is applied when all its {@code parts} have arrived; datasets and totals are in each part
 * @param withdrawal null when the person has not withdrawn
 */
public record RequestResolved(
        UUID request,
        long revision,
        int part,
        int parts,
        List<Reference> references,
        List<Dataset> datasets,
        Totals totals,
        @Nullable Withdrawal withdrawal)
        implements Event {
    public RequestResolved {
        requireNonNull(request, "request");
        references = List.copyOf(references);
        datasets = List.copyOf(datasets);
        requireNonNull(totals, "totals");
    }

    /**
     * @param ordinal its place in the request, from 1
     * @param photos the number of photos that the reference claims
     * @param reason a word for why, such as {@code alias_unknown}; null when the outcome says all
     */
    public record Reference(
            int ordinal,
            Outcome outcome,
            int photos,
            @Nullable String reason) {
        public Reference {
            requireNonNull(outcome, "outcome");
        }
    }

    /** The photos of the request in one dataset's removal log: {@code firstPosition..lastPosition} holds them all. */
    public record Dataset(String dataset, int photos, long records, long firstPosition, long lastPosition) {
        public Dataset {
            requireNonNull(dataset, "dataset");
        }
    }

    /** Each photo counts once, by the precedence of {@link Outcome}; {@code photosClaimed} is the sum of the others. */
    public record Totals(int photosClaimed, int removed, int alreadyRemoved, int notFound, int refused) {}

    public enum Withdrawal {
        /** Nothing had been appended: the request has ended. */
        @JsonProperty("done")
        DONE,
        /** The log and the copies stand; only the suppression of future releases ended. */
        @JsonProperty("too_late")
        TOO_LATE
    }

    @Override
    public String key() {
        return request.toString();
    }
}
