package org.rescind.intake.protection;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings and texts of the plain tests. */
final class Fixed {

    static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    static final String OTHER_KEY = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

    private Fixed() {}

    static ProtectionConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(ProtectionConfig.class)
                .withSources(new io.smallrye.config.PropertiesConfigSource(settings, "test", 1_000))
                .build()
                .getConfigMapping(ProtectionConfig.class);
    }
}
