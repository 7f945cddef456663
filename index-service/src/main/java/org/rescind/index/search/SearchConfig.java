package org.rescind.index.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How much may be searched for: far more than a person does, far less than collecting everybody takes. */
@ConfigMapping(prefix = "rescind.search")
interface SearchConfig {

    /** Searches of one client that may come at once. Environment: {@code RESCIND_SEARCH_BURST}. */
    @WithDefault("2000")
    long burst();

    /** Searches that each client gets back in a second. Environment: {@code RESCIND_SEARCH_PER_SECOND}. */
    @WithDefault("1")
    long perSecond();

    /** The same for all clients together, of this instance. Environment: {@code RESCIND_SEARCH_ALL_BURST}. */
    @WithDefault("10000")
    long allBurst();

    /** Environment: {@code RESCIND_SEARCH_ALL_PER_SECOND}. */
    @WithDefault("200")
    long allPerSecond();

    /** The same for intake, which asks on behalf of people. Environment: {@code RESCIND_SEARCH_LOOK_UP_BURST}. */
    @WithDefault("2000")
    long lookUpBurst();

    /** Environment: {@code RESCIND_SEARCH_LOOK_UP_PER_SECOND}. */
    @WithDefault("100")
    long lookUpPerSecond();

    /**
     * What intake shows, as a bearer token, to get an allowance of its own: all it asks comes from one address. Without it
     * intake is a client as any other. Environment: {@code RESCIND_SEARCH_LOOK_UP_TOKEN}.
     */
    Optional<String> lookUpToken();

    /** Clients that are remembered; of more, those are forgotten that have not asked for long. */
    @WithDefault("100000")
    long clients();
}
