package org.rescind.web;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Static tokens for staff, for installations without OpenID Connect, such as the local stack. */
@ConfigMapping(prefix = "rescind")
interface AccessConfig {

    /** Bearer token of the role {@code ops}; without it nobody has that role. Environment: {@code RESCIND_OPS_TOKEN}. */
    Optional<String> opsToken();

    /** Bearer token of the role {@code reviewer}. Environment: {@code RESCIND_REVIEWER_TOKEN}. */
    Optional<String> reviewerToken();
}
