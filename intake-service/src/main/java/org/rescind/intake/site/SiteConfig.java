package org.rescind.intake.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who publishes the datasets, as the pages say it. Environment: {@code RESCIND_PUBLISHER_NAME} and so on. */
@ConfigMapping(prefix = "rescind.publisher")
public interface SiteConfig {

    /** The controller, by its full name. */
    @WithDefault("The publisher of these datasets")
    String name();

    /** Where people reach a person, as a mail address or a link. */
    Optional<String> contact();

    /** The supervisory authority that people may complain to, by its name. */
    Optional<String> authority();
}
