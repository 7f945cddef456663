package org.rescind.intake.protection;

import java.util.function.ToLongFunction;

/** What one client may have a limited number of in an hour. */
public enum Allowance {
    FREE_REQUESTS(ProtectionConfig::freeRequests),
    FREE_REFERENCES(ProtectionConfig::freeReferences),
    REQUESTS(ProtectionConfig::requests),
    REFERENCES(ProtectionConfig::references),
    LOOK_UPS(ProtectionConfig::lookUps),
    WRONG_KEYS(ProtectionConfig::wrongKeys),
    CHALLENGES(ProtectionConfig::challenges),
    MAILS(ProtectionConfig::mails);

    private final ToLongFunction<ProtectionConfig> perHour;

    Allowance(ToLongFunction<ProtectionConfig> perHour) {
        this.perHour = perHour;
    }

    long perHour(ProtectionConfig config) {
        return perHour.applyAsLong(config) * config.scale();
    }
}
