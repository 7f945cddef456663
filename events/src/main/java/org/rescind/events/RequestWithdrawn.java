package org.rescind.events;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The person asked for the request to be withdrawn; index decides whether it comes in time. */
public record RequestWithdrawn(UUID request) implements Event {
    public RequestWithdrawn {
        requireNonNull(request, "request");
    }

    @Override
    public String key() {
        return request.toString();
    }
}
