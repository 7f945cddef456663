package org.rescind.index.removal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a person at the publisher looks at a request before it enters the log. */
@ConfigMapping(prefix = "rescind")
interface RemovalConfig {

    enum Policy {
        /** Nobody looks: for trying the system out. */
        OPEN,
        /** Large requests, and what exceeds an hour's budget, wait for a decision. */
        STRICT
    }

    /** Environment: {@code RESCIND_POLICY}, {@code open} or {@code strict}. */
    @WithDefault("strict")
    Policy policy();
}
