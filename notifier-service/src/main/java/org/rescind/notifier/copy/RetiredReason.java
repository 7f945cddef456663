package org.rescind.notifier.copy;

import com.fasterxml.jackson.annotation.JsonProperty;

enum RetiredReason {
    @JsonProperty("destroyed")
    DESTROYED,
    @JsonProperty("never_held")
    NEVER_HELD,
    @JsonProperty("transferred")
    TRANSFERRED
}
