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
     * The same for more than so many in a hundred records of a dataset, if they are not few. Environment: {@code
     * RESCIND_REVIEW_TWO_OVER_PERCENT}.
     */
    @WithDefault("5")
    int twoOverPercent();

    /** Up to so many photos are few: of a small dataset one person may be much. Environment: {@code RESCIND_REVIEW_FEW}. */
    @WithDefault("10000")
    int few();

    /** How long a reviewer stays signed in. Environment: {@code RESCIND_REVIEW_SESSION}. */
    @WithDefault("PT8H")
    Duration session();
}
