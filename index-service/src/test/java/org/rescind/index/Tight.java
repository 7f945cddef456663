package org.rescind.index;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Limits that a test can reach. */
public class Tight implements QuarkusTestProfile {

    public static final int BURST = 5;
    public static final int ALL_BURST = 12;
    public static final int LOOK_UP_BURST = 30;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "rescind.search.burst", "" + BURST,
                "rescind.search.all-burst", "" + ALL_BURST,
                "rescind.search.all-per-second", "1",
                "rescind.search.look-up-burst", "" + LOOK_UP_BURST,
                "rescind.search.look-up-per-second", "5",
                "rescind.download.pace-time", "PT2S",
                "rescind.download.least-bytes", "1000000");
    }
}
