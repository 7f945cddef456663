package org.rescind.notifier.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.signing.SigningSecret;

/**
 * Where a message goes.
 *
 * @param secrets the present one, and during a rotation the one before
 * @param header for a gateway in front of the receiver
 */
public record Target(
        String url, List<SigningSecret> secrets, @Nullable Header header) {

    public record Header(String name, String value) {

        @Override
        public String toString() {
            return name + ": hidden";
        }
    }
}
