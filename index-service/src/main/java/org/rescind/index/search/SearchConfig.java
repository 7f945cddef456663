package org.rescind.index.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
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

    /**
     * The same for intake, which asks on behalf of people; each reference of a look-up counts. Environment: {@code
     * RESCIND_SEARCH_LOOK_UP_BURST}.
     */
    @WithDefault("20000")
    long lookUpBurst();

    /** Environment: {@code RESCIND_SEARCH_LOOK_UP_PER_SECOND}. */
    @WithDefault("500")
    long lookUpPerSecond();

    /**
     * How long the database may work on one look-up: less than intake waits, so that it hears why. Environment: {@code
     * RESCIND_SEARCH_LOOK_UP_TIME}.
     */
    @WithDefault("PT1.5S")
    Duration lookUpTime();

    /** How many look-ups are made at once. Environment: {@code RESCIND_SEARCH_LOOK_UP_AT_ONCE}. */
    @WithDefault("8")
    int lookUpAtOnce();

    /**
     * What intake shows, as a bearer token, to be allowed look-ups and to get an allowance of its own: all it asks comes from
     * one address. Without it there are no look-ups, and intake is a client as any other. Environment: {@code
     * RESCIND_SEARCH_LOOK_UP_TOKEN}.
     */
    Optional<String> lookUpToken();

    /** Clients that are remembered; of more, those are forgotten that have not asked for long. */
    @WithDefault("100000")
    long clients();
}
