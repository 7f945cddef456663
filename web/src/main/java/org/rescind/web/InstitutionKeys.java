package org.rescind.web;

import java.util.Optional;
import java.util.UUID;

/** What a service knows of institutions' keys. A service without partner routes has no bean of this type. */
public interface InstitutionKeys {

    /** Blocking: called on a worker thread. */
    Optional<Known> find(UUID institution);

    /** @param keySha256 in lower-case hexadecimal */
    record Known(String keySha256, boolean suspended) {

        /** Compares without telling by its duration where the two differ. */
        public boolean fits(ApiKey key) {
            return Sha256.matches(key.value(), keySha256);
        }
    }
}
