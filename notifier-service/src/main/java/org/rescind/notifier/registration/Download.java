package org.rescind.notifier.registration;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.institution.Registration;

/**
 * A line that can be used.
 *
 * @param id of an institution that is registered; null when it is told by name and address
 * @param registration null when the id tells all
 */
record Download(
        long line,
        @Nullable UUID id,
        @Nullable Registration registration,
        String dataset,
        String release,
        Instant downloadedAt,
        long position) {

    /** Whose it is, whether or not it is registered. */
    String whose() {
        return id != null ? id.toString() : (name() + "\n" + email()).toLowerCase(Locale.ROOT);
    }

    /** Empty when the id tells. */
    String name() {
        return registration == null ? "" : registration.name();
    }

    String email() {
        return registration == null ? "" : registration.contactEmail();
    }
}
