package org.rescind.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person asked for removal and the request was accepted. Carries neither contact details nor free text.
 *
 * @param datasets the datasets it is limited to; null means all, future ones included
 * @param part 1-based; the request is resolved when all {@code parts} have arrived
 */
public record RemovalRequested(
        UUID request,
        Instant receivedAt,
        @Nullable List<String> datasets,
        List<Reference> references,
        int part,
        int parts)
        implements Event {
    public RemovalRequested {
        requireNonNull(request, "request");
        requireNonNull(receivedAt, "receivedAt");
        datasets = datasets == null ? null : List.copyOf(datasets);
        references = List.copyOf(references);
    }

    /**
     * A canonical reference.
     *
     * @param ordinal its place in the request, from 1
     * @param kind {@code photo}, {@code owner} or {@code alias}
     * @param value the decimal photo id, the NSID, or the alias in lower case
     */
    public record Reference(int ordinal, String kind, String value) {
        public Reference {
            requireNonNull(kind, "kind");
            requireNonNull(value, "value");
        }
    }

    @Override
    public String key() {
        return request.toString();
    }
}
