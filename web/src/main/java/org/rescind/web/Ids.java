package org.rescind.web;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** New ids: UUID version 7 (RFC 9562), which sort by the time they were made. */
@Singleton
public class Ids {

    public UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** When an id that is version 7 was made, in milliseconds. */
    public static Instant madeAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
