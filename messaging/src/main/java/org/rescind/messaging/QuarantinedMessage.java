package org.rescind.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that was set aside.
 *
 * @param type of its event, as its header says
 * @param size of its value in bytes; null when it had none
 * @param reason why it could not be applied; never quotes the message
 * @param bytes its value; in a list the start of it
 */
public record QuarantinedMessage(
        long id,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String type,
        @Nullable Integer size,
        String reason,
        Instant quarantinedAt,
        byte @Nullable [] bytes) {}
