package org.rescind.index.removal;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rescind.index.removal.HoldTable.Impact;

/** Decides which requests a person looks at first, since a copy that was purged does not come back. */
@Singleton
class HoldPolicy {

    /** More photos than this in one request are held. */
    static final int MOST_PHOTOS = 5_000;

    /** Fewer photos an hour than this, or than 2 % of the dataset when that is more, need nobody. */
    static final long HOURLY_PHOTOS = 10_000;

    private static final int HOURLY_PERCENT = 2;

    enum Policy {
        /** Nobody looks: for trying the system out. */
        OPEN,
        /** Large requests, and what exceeds an hour's budget, wait for a decision. */
        STRICT
    }

    private final boolean strict;

    /** @param policy environment {@code RESCIND_POLICY}: {@code open} or {@code strict} */
    HoldPolicy(@ConfigProperty(name = "rescind.policy", defaultValue = "strict") Policy policy) {
        this.strict = policy == Policy.STRICT;
    }

    boolean isStrict() {
        return strict;
    }

    /** @param impacts what each request would remove, the oldest request first */
    static Set<UUID> held(List<Impact> impacts) {
        Map<UUID, List<Impact>> byRequest = impacts.stream()
                .collect(Collectors.groupingBy(Impact::request, LinkedHashMap::new, Collectors.toList()));
        Map<String, Long> planned = new HashMap<>();
        Set<UUID> held = new LinkedHashSet<>();
        byRequest.forEach((request, datasets) -> {
            if (isLarge(datasets) || datasets.stream().anyMatch(impact -> exceedsHour(impact, planned))) {
                held.add(request);
                return;
            }
            datasets.forEach(impact -> planned.merge(impact.dataset(), (long) impact.photos(), Long::sum));
        });
        return held;
    }

    private static boolean isLarge(List<Impact> datasets) {
        return datasets.stream().mapToInt(Impact::photos).max().orElse(0) > MOST_PHOTOS;
    }

    private static boolean exceedsHour(Impact impact, Map<String, Long> planned) {
        long budget = Math.max(HOURLY_PHOTOS, impact.size() * HOURLY_PERCENT / 100);
        return impact.lastHour() + planned.getOrDefault(impact.dataset(), 0L) + impact.photos() > budget;
    }
}
