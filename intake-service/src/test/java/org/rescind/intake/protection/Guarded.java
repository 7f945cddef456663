package org.rescind.intake.protection;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The real amounts, but for what would take long. */
public class Guarded implements QuarkusTestProfile {

    static final int FREE = 20;
    static final int MOST = 30;
    static final int WRONG_KEYS = 30;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "rescind.protection.scale", "1",
                "rescind.protection.requests", "" + MOST,
                "rescind.protection.challenges", "60",
                "rescind.protection.work", "1000",
                "rescind.protection.wait-for", "PT4S",
                "rescind.security-contact", "mailto:security@example.org");
    }
}
