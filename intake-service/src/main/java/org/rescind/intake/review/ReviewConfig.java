package org.rescind.intake.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When one reviewer is not enough. */
@ConfigMapping(prefix = "rescind.review")
interface ReviewConfig {

    /** Two people accept what would remove more photos than this. Environment: {@code RESCIND_REVIEW_TWO_OVER_PHOTOS}. */
    @WithDefault("50000")
    int twoOverPhotos();

    /**
     * The same for more than so many in a hundred records of a dataset. Environment: {@code
     * RESCIND_REVIEW_TWO_OVER_PERCENT}.
     */
    @WithDefault("5")
    int twoOverPercent();

    /** How long a reviewer stays signed in. Environment: {@code RESCIND_REVIEW_SESSION}. */
    @WithDefault("PT8H")
    Duration session();
}
