package org.rescind.notifier.endpoint;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a message goes, as it lies in the database. */
public record SealedTarget(
        UUID institution, String url, byte[] secret, byte @Nullable [] previousSecret, byte @Nullable [] header) {}
