package org.rescind.intake.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rescind.events.RequestHeld;

/**
 * What a reviewer sees of a request: its impact, never who asked.
 *
 * @param references how many were pasted
 * @param photos how many it would remove
 */
record HeldRequest(
        UUID id,
        Instant receivedAt,
        Instant expectedBy,
        Instant heldAt,
        String relationship,
        @Nullable String regime,
        int references,
        int photos,
        List<RequestHeld.Dataset> datasets) {}
