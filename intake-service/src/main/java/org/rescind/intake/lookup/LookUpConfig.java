package org.rescind.intake.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where people are looked up. */
@ConfigMapping(prefix = "rescind")
interface LookUpConfig {

    /**
     * The address of index, without a slash at its end. Without it, or without the token, nothing is looked up, and all else
     * works. Environment: {@code RESCIND_INDEX_URL}.
     */
    Optional<String> indexUrl();

    Search search();

    LookUps lookUp();

    interface Search {
        /** What is shown to index, the same as it has. Environment: {@code RESCIND_SEARCH_LOOK_UP_TOKEN}. */
        Optional<String> lookUpToken();
    }

    interface LookUps {
        /** How long people wait for index, everything included. Environment: {@code RESCIND_LOOK_UP_TIME}. */
        @WithDefault("PT2S")
        Duration time();

        /** How many look-ups may wait for index at once. Environment: {@code RESCIND_LOOK_UP_AT_ONCE}. */
        @WithDefault("20")
        int atOnce();

        /** After a failure nobody is made to wait for this long. Environment: {@code RESCIND_LOOK_UP_PAUSE}. */
        @WithDefault("PT1S")
        Duration pause();
    }
}
