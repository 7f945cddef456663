package org.rescind.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/**
 * An institution as it now is.
 *
 * @param keySha256 the SHA-256 of its API key, in lower-case hexadecimal: enough to recognise the key, not to use it
 * @param version grows with every change; a lower one than already seen is stale
 */
public record InstitutionChanged(UUID institution, String name, Status status, String keySha256, long version)
        implements Event {
    public InstitutionChanged {
        requireNonNull(institution, "institution");
        requireNonNull(name, "name");
        requireNonNull(status, "status");
        requireNonNull(keySha256, "keySha256");
    }

    public enum Status {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("suspended")
        SUSPENDED
    }

    @Override
    public String key() {
        return institution.toString();
    }
}
