package org.rescind.intake.request;

import java.time.Instant;
import java.util.UUID;

/** Fired in the transaction that stores a request whose person wants news by e-mail. */
public record ContactLeft(UUID request, String email, Instant at) {

    @Override
    public String toString() {
        return "ContactLeft[" + request + ", hidden]";
    }
}
