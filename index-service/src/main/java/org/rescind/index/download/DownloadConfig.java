package org.rescind.index.download;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How slowly a release may be read: a download holds one of few places, and keeps PostgreSQL from clearing away old rows. */
@ConfigMapping(prefix = "rescind.download")
interface DownloadConfig {

    /** The time in which {@link #leastBytes} have to be read. Environment: {@code RESCIND_DOWNLOAD_PACE_TIME}. */
    @WithDefault("PT5M")
    Duration paceTime();

    /** Of the release, before compression. Environment: {@code RESCIND_DOWNLOAD_LEAST_BYTES}. */
    @WithDefault("33554432")
    long leastBytes();
}
