package org.rescind.notifier.portal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How people sign in. Environment: {@code RESCIND_PORTAL_SESSION} and so on. */
@ConfigMapping(prefix = "rescind.portal")
public interface PortalConfig {

    /** How long somebody stays signed in. */
    @WithDefault("PT8H")
    Duration session();

    /** Wrong keys that may come from one address at once. What fits costs nothing. */
    @WithDefault("10")
    long signInBurst();

    /** Wrong keys that each address gets back in a minute. */
    @WithDefault("2")
    long signInPerMinute();

    /** The same for all addresses together, of this instance. */
    @WithDefault("500")
    long signInAllBurst();

    /** The same for all addresses together. */
    @WithDefault("300")
    long signInAllPerMinute();

    /** Addresses that are remembered; of more, those are forgotten that have not tried for long. */
    @WithDefault("10000")
    long clients();
}
