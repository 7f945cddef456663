package org.rescind.notifier.signing;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One of our public keys.
 *
 * @param key {@code whpk_<base64 of the 32 bytes of an Ed25519 public key>}
 * @param from it signs since then
 * @param until it signs no more after that; null for the present one. What it signed stays genuine, so it stays published
 */
@Schema(examples = """
        {"key": "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=", "from": "2026-11-22T10:00:00Z", "until": null}""")
record PublishedKey(String key, Instant from, @Nullable Instant until) {}
