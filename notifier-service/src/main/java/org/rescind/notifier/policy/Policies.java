package org.rescind.notifier.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rescind.notifier.policy.PolicyTable.Policy;
import org.rescind.web.Problem;

/** The periods that hold for entries from now on. */
@ApplicationScoped
public class Policies {

    private final PolicyTable table;
    private final ObligationConfig defaults;
    private final InstantSource clock;

    Policies(PolicyTable table, ObligationConfig defaults, InstantSource clock) {
        this.table = table;
        this.defaults = defaults;
        this.clock = clock;
    }

    public Deadlines of(String dataset) {
        Policy set = table.find(dataset).orElse(new Policy(null, null, null, null));
        return new Deadlines(
                or(set.notifiedWithin(), defaults.notifiedWithin()),
                or(set.acknowledgedWithin(), defaults.acknowledgedWithin()),
                or(set.purgedWithin(), defaults.purgedWithin()),
                or(set.defaultedAfter(), defaults.defaultedAfter()));
    }

    private static Within or(@Nullable String set, Within otherwise) {
        return set == null ? otherwise : new Within(set);
    }

    @Transactional
    Deadlines put(String dataset, Policy policy) {
        List<Map<String, String>> errors = new ArrayList<>();
        check("/notifiedWithin", policy.notifiedWithin(), errors);
        check("/acknowledgedWithin", policy.acknowledgedWithin(), errors);
        check("/purgedWithin", policy.purgedWithin(), errors);
        check("/defaultedAfter", policy.defaultedAfter(), errors);
        if (errors.isEmpty()) {
            table.put(dataset, policy, clock.instant());
            Deadlines deadlines = of(dataset);
            if (deadlines.defaulted().estimated().compareTo(deadlines.purged().estimated()) >= 0) {
                return deadlines;
            }
            errors.add(Map.of("pointer", "/defaultedAfter", "detail", "must not be shorter than \"purgedWithin\""));
        }
        throw Problem.INVALID_REQUEST.with("See \"errors\" for what is wrong where.", Map.of("errors", errors));
    }

    private static void check(String pointer, @Nullable String within, List<Map<String, String>> errors) {
        try {
            if (within != null) {
                Within.parse(within);
            }
        } catch (DateTimeException | ArithmeticException e) {
            errors.add(Map.of(
                    "pointer",
                    pointer,
                    "detail",
                    "must be an ISO 8601 period such as PT24H or P30D, of at most 100 years"));
        }
    }
}
