package org.rescind.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that was set aside.
 *
 * @param type of its event, as its header says
 * @param bytes null when it had no value
 * @param reason why it could not be applied; never quotes the message
 */
public record QuarantinedMessage(
        long id,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String type,
        byte @Nullable [] bytes,
        String reason,
        Instant quarantinedAt) {}
