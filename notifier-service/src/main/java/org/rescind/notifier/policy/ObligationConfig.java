package org.rescind.notifier.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** What institutions owe by when, and how they are reminded. Environment: {@code RESCIND_OBLIGATION_NOTIFIED_WITHIN} and so on. */
@ConfigMapping(prefix = "rescind.obligation")
public interface ObligationConfig {

    /** How much time there is to notify an institution of an entry. Stored with each entry, as all four are. */
    @WithDefault("PT24H")
    Within notifiedWithin();

    /** How much time an institution has to say that it received it. */
    @WithDefault("PT72H")
    Within acknowledgedWithin();

    /** How much time it has to attest the purge. Also {@code RESCIND_PURGE_WITHIN}. */
    @WithDefault("${rescind.purge-within:P30D}")
    Within purgedWithin();

    /** After which an overdue copy has defaulted. */
    @WithDefault("P90D")
    Within defaultedAfter();

    /** The longest that an exception may count, and how long one does that names no end. */
    @WithDefault("P1Y")
    Period longestException();

    /** How often we look who is late. */
    @WithDefault("PT1M")
    Duration interval();

    /** The same step is not told again of the same copy before, whatever position it is about. */
    @WithDefault("PT24H")
    Duration remindAgainAfter();

    /** How often we compare what is owed with what is accounted for. */
    @WithDefault("PT1M")
    Duration reconcileEvery();
}
