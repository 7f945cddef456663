package org.rescind.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of a reference, or of a photo. The order is the precedence: of several, the first counts.
 */
public enum Outcome {
    @JsonProperty("removed")
    REMOVED,
    @JsonProperty("already_removed")
    ALREADY_REMOVED,
    @JsonProperty("not_found")
    NOT_FOUND,
    @JsonProperty("ambiguous")
    AMBIGUOUS,
    @JsonProperty("refused")
    REFUSED
}
