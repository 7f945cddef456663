package org.rescind.notifier.endpoint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether notices hold the entries, or only say that there are some to pull. */
public enum Payload {
    @JsonProperty("full")
    FULL,
    @JsonProperty("thin")
    THIN
}
