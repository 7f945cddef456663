package org.rescind.notifier.endpoint;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a message goes, as it lies in the database. */
public record SealedTarget(
        UUID institution, String url, byte[] secret, byte @Nullable [] previousSecret, byte @Nullable [] header) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SealedTarget target
                && institution.equals(target.institution)
                && url.equals(target.url)
                && Arrays.equals(secret, target.secret)
                && Arrays.equals(previousSecret, target.previousSecret)
                && Arrays.equals(header, target.header);
    }

    @Override
    public int hashCode() {
        return institution.hashCode();
    }
}
